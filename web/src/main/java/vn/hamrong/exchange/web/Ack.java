package vn.hamrong.exchange.web;

import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.desk.MessageDetail;

/** The answer a sender got, in the lines that matter: MSA and ERR. A correction by hand had no sender. */
final class Ack {
    private Ack() {}

    /** Other kinds come by HTTP or a folder, and are answered there in their own way. */
    private static boolean isHl7(String type) {
        return !Envelope.isDossier(type) && !type.startsWith("FHIR");
    }

    static List<String> of(MessageDetail detail) {
        if (detail.links().replaces().isPresent() || !isHl7(detail.line().type())) {
            return List.of();
        }
        String controlId = detail.line().controlId();
        Optional<Refusal> refusal = detail.refusal();
        if (refusal.isPresent()) {
            Refusal why = refusal.get();
            return List.of(
                    "MSA|AR|" + controlId,
                    "ERR||" + why.location() + "|" + why.hl7Code() + "|E||||" + why.vietnamese());
        }
        boolean again = Cause.of(detail.line().reason()).key().equals("control-id-again");
        return List.of("MSA|" + (again ? "AR" : "AA") + "|" + controlId);
    }
}
