package vn.hamrong.exchange.routes.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Strays;
import vn.hamrong.exchange.hl7.ContentKeys;

/**
 * Everything that is judged of a file before the answer: whether it can be read, whose it is, and what is wrong in it. A
 * file about several visits is split, so that one bad record does not stop the others. Pure; some tenths of a second for
 * the largest.
 */
public final class DossierJudge {
    private static final int MRN_MAX = 100;

    private DossierJudge() {}

    /**
     * Judges one file.
     *
     * @param referrals whether its referral papers travel
     */
    public static Judged judge(Submitted sent, ReferralChecks referrals, Instant at) {
        return DossierReader.read(sent.content())
                .match(read -> read(sent, read.file(), referrals, at), unreadable -> unreadable(sent, unreadable, at));
    }

    private static Judged unreadable(Submitted sent, DossierReading.Refused why, Instant at) {
        Refusal refusal = new Refusal(why.code(), "", "", why.vietnamese(), why.english());
        return new Judged(refused(sent, Envelope.INSURER, refusal, at), List.of());
    }

    private static Judged read(Submitted sent, DossierFile file, ReferralChecks referrals, Instant at) {
        List<DossierFault> faults = new ArrayList<>(DossierChecks.of(file));
        faults.addAll(referrals.of(file, sent.hospital().code()));
        String type = type(file);
        Optional<Refusal> refusal = Facilities.foreign(file, sent.hospital().code())
                .or(() -> sent.hospital().insurer().refuseFaulty() ? firstError(faults) : Optional.empty());
        return new Judged(
                refusal.map(why -> refused(sent, type, why, at))
                        .orElseGet(() -> passedOn(sent, taken(sent, file, type, at))),
                faults);
    }

    private static NewMessage passedOn(Submitted sent, NewMessage taken) {
        String destination = InsurerAccess.Relay.destination(sent.hospital().code());
        return sent.hospital()
                .insurer()
                .relay()
                .map(account -> taken.passedOn(new NewMessage.PassOn(destination, InsurerAccess.Relay.KIND)))
                .orElse(taken)
                .writtenAt(sent.writtenAt());
    }

    private static Optional<Refusal> firstError(List<DossierFault> faults) {
        return faults.stream()
                .filter(DossierFault::isError)
                .findFirst()
                .map(first -> new Refusal(
                        "faulty-file",
                        "",
                        first.place(),
                        "hồ sơ có lỗi, lỗi đầu tiên ở " + first.place() + ": " + first.vietnamese(),
                        "the file has faults, the first at " + first.place() + ": " + first.english()));
    }

    private static String type(DossierFile file) {
        return file.envelope().isPresent()
                ? Envelope.INSURER
                : file.dossiers().get(0).tables().get(0).table().name();
    }

    private static NewMessage refused(Submitted sent, String type, Refusal why, Instant at) {
        Envelope envelope = envelope(sent, type, sent.controlId(), Optional.empty());
        return message(sent, envelope, Lane.ofHospital(sent.hospital().code()), at, Optional.of(why));
    }

    private static NewMessage taken(Submitted sent, DossierFile file, String type, Instant at) {
        List<Dossier> visits = file.visits();
        if (visits.size() == 1) {
            return visit(sent, visits.get(0), type, at);
        }
        List<NewMessage> parts = new ArrayList<>();
        for (Dossier visit : visits) {
            byte[] content = DossierWriter.write(part(file, visit));
            Submitted part = new Submitted(
                    sent.hospital(), sent.channel(), sent.controlId() + "/" + (parts.size() + 1), content);
            parts.add(visit(part, visit, type, at));
        }
        Envelope envelope = envelope(sent, type, sent.controlId(), Optional.empty());
        return message(sent, envelope, Lane.ofHospital(sent.hospital().code()), at, Optional.empty())
                .inParts(parts);
    }

    private static NewMessage visit(Submitted sent, Dossier visit, String type, Instant at) {
        String patient = visit.patient().length() <= MRN_MAX ? visit.patient() : "";
        Optional<String> number = Optional.of(visit.visit()).filter(text -> !text.isEmpty());
        Envelope envelope = new Envelope(
                Envelope.INSURER,
                sent.hospital().code().value(),
                sent.controlId(),
                type,
                patient,
                Optional.empty(),
                number);
        return message(sent, envelope, lane(sent, visit, patient), at, Optional.empty());
    }

    /** A visit that names no patient will wait for a person: in a lane of its own, in nobody's way. */
    private static Lane lane(Submitted sent, Dossier visit, String patient) {
        return patient.isEmpty()
                ? Lane.ofVisit(sent.hospital().code(), ContentKeys.sha256(bytes(visit.visit())))
                : new Lane(sent.hospital().code(), patient);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One visit as a file of its own. The signature is left out: it signed other bytes. */
    private static DossierFile part(DossierFile file, Dossier visit) {
        Optional<DossierEnvelope> envelope = file.envelope()
                .map(whole -> new DossierEnvelope(
                        whole.facility(), whole.madeOn(), Optional.of("1"), Optional.empty(), Strays.NONE));
        return new DossierFile(envelope, List.of(visit));
    }

    private static Envelope envelope(Submitted sent, String type, String controlId, Optional<String> visit) {
        return new Envelope(
                Envelope.INSURER, sent.hospital().code().value(), controlId, type, "", Optional.empty(), visit);
    }

    private static NewMessage message(
            Submitted sent, Envelope envelope, Lane lane, Instant at, Optional<Refusal> refusal) {
        String sha256 = ContentKeys.sha256(sent.content());
        return new NewMessage(
                sent.hospital().code(),
                sent.channel(),
                envelope,
                sent.content(),
                "UTF-8",
                sha256,
                sha256,
                at,
                lane,
                Optional.empty(),
                refusal);
    }
}
