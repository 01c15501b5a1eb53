package vn.hamrong.exchange.routes.delivery;

import java.util.Optional;
import vn.hamrong.exchange.hl7.AckReader;
import vn.hamrong.shared.Delivery;

/**
 * What an answer to one message means (HL7 v2.5.1 §2.9.2, table 0008). Only an answer that names our control id in MSA-2
 * is an answer to us: anything else, however friendly, is not.
 */
final class AckVerdict {
    private static final int WORDS_MAX = 300;

    private AckVerdict() {}

    static Delivery of(byte[] answer, String controlId) {
        return AckReader.read(answer)
                .map(answered -> of(answered, controlId))
                .orElseGet(() -> new Delivery.TryAgain("the answer is no HL7 acknowledgment"));
    }

    private static Delivery of(AckReader.Answered answered, String controlId) {
        if (!answered.controlId().equals(controlId)) {
            return new Delivery.TryAgain("the answer names another message in MSA-2");
        }
        return switch (answered.code()) {
            case "AA", "CA" -> new Delivery.Confirmed();
            case "AE", "AR", "CE", "CR" ->
                new Delivery.GiveUp("the receiver answered " + answered.code(), words(answered));
            default -> new Delivery.TryAgain("the answer has no known code in MSA-1");
        };
    }

    private static String words(AckReader.Answered answered) {
        String words = answered.error().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return Optional.of(words)
                .filter(text -> text.length() <= WORDS_MAX)
                .orElseGet(() -> words.substring(0, WORDS_MAX) + "…");
    }
}
