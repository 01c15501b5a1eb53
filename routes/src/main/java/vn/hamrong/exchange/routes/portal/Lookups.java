package vn.hamrong.exchange.routes.portal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Form;
import vn.hamrong.exchange.routes.dossier.ReferralChecks;
import vn.hamrong.exchange.routes.portal.PortalSessions.Session;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;

/**
 * What a hospital may ask about the files it sent. The insurer publishes no such call for 4750 and 3176, so the paths are
 * the hub's own. Another hospital's number is answered as one that does not exist.
 */
final class Lookups {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    /** As the portal's own search screens. */
    private static final int DAYS_MAX = 60;

    private static final Map<String, Form> FORMS =
            Map.of("4750", Form.QD_4750, "3176", Form.QD_3176, "3176L", Form.QD_3176_LONG);
    private static final HttpAnswer UNKNOWN =
            PortalAnswers.said(404, "404", "Không có giao dịch này / there is no such transaction");
    private static final HttpAnswer BAD_DAYS = PortalAnswers.said(
            400, "205", "tuNgay, denNgay phải dạng yyyyMMdd, cách nhau tối đa 60 ngày / at most 60 days, as yyyyMMdd");
    private static final HttpAnswer BAD_FORM =
            PortalAnswers.said(400, "205", "mau phải là 4750, 3176 hoặc 3176L / must be one of these");
    private static final HttpAnswer UNREADABLE = PortalAnswers.said(
            409, "201", "Tệp này bị từ chối, không lập lại được / the file was refused as unreadable");

    private final Dossiers dossiers;
    private final Originals originals;
    private final PassedOn passedOn;
    private final ReferralChecks referrals;
    private final PortalAudit audit;
    private final Clock clock;

    /** What is known of files. */
    record Files(Dossiers dossiers, Originals originals, PassedOn passedOn, ReferralChecks referrals) {}

    Lookups(Files files, PortalAudit audit, Clock clock) {
        this.dossiers = files.dossiers();
        this.originals = files.originals();
        this.passedOn = files.passedOn();
        this.referrals = files.referrals();
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code giaoDich}: where one file stands, and what is wrong in it. */
    HttpAnswer transaction(Session session, HttpHead head) {
        return original(session, head, "")
                .flatMap(original -> dossiers.find(session.hospital().code(), original.number())
                        .map(sent -> StatusWords.of(
                                sent,
                                original.content(),
                                passedOn.transaction(session.hospital().code(), original.number()),
                                file -> faults(file, session.hospital().code()))))
                .orElse(UNKNOWN);
    }

    private List<DossierFault> faults(DossierFile file, FacilityCode sender) {
        List<DossierFault> all = new ArrayList<>(DossierChecks.of(file));
        all.addAll(referrals.of(file, sender));
        return all;
    }

    /** {@code danhSach}: the files of some days, latest first. */
    HttpAnswer list(Session session, HttpHead head) {
        Optional<Instant> from = midnight(head.query().getOrDefault("tuNgay", ""), 0);
        Optional<Instant> until = midnight(head.query().getOrDefault("denNgay", ""), 1);
        if (from.isEmpty() || until.isEmpty() || !isWindow(from.get(), until.get())) {
            return BAD_DAYS;
        }
        List<Dossiers.Sent> sent = dossiers.received(session.hospital().code(), from.get(), until.get());
        audit.disclosed(session.hospital().code(), "journal?insurer-files", clock.instant());
        return StatusWords.of(sent);
    }

    private static boolean isWindow(Instant from, Instant until) {
        return from.isBefore(until) && ChronoUnit.DAYS.between(from, until) <= DAYS_MAX;
    }

    private static Optional<Instant> midnight(String day, int later) {
        try {
            LocalDate date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(date.plusDays(later).atStartOfDay(VIETNAM).toInstant());
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** {@code banGoc}: the file byte for byte. */
    HttpAnswer original(Session session, HttpHead head) {
        return original(session, head, "/original")
                .map(found -> xml(found.content()))
                .orElse(UNKNOWN);
    }

    /** {@code banLap}: the file written anew, with the fields of {@code mau}, or as it is. */
    HttpAnswer regenerated(Session session, HttpHead head) {
        String form = head.query().getOrDefault("mau", "");
        if (!form.isEmpty() && !FORMS.containsKey(form)) {
            return BAD_FORM;
        }
        return original(session, head, "/regenerated")
                .map(found -> DossierReader.read(found.content())
                        .match(read -> xml(DossierWriter.write(in(read.file(), form))), refused -> UNREADABLE))
                .orElse(UNKNOWN);
    }

    private static DossierFile in(DossierFile file, String form) {
        return Optional.ofNullable(FORMS.get(form)).map(file::in).orElse(file);
    }

    /** Written down before any of it leaves. */
    private Optional<Originals.Original> original(Session session, HttpHead head, String what) {
        Optional<JournalNumber> number = Transaction.number(head.query().getOrDefault("maGiaoDich", ""));
        Optional<Originals.Original> found = number.flatMap(
                        asked -> originals.find(session.hospital().code(), asked))
                .filter(message -> Envelope.isDossier(message.type()));
        found.ifPresent(message -> audit.disclosed(
                session.hospital().code(), "journal/" + message.number().value() + what, clock.instant()));
        return found;
    }

    private static HttpAnswer xml(byte[] content) {
        return new HttpAnswer(200, "application/xml", content);
    }
}
