package vn.hamrong.exchange.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.FacilityCode;

/** Messages as the edge hands them over. All of it invented. */
record Sent(FacilityCode hospital, String mrn, String controlId, String text, Instant at, Sent.More more) {

    static final FacilityCode PROVINCE = new FacilityCode("38001");
    static final FacilityCode DISTRICT = new FacilityCode("38002");
    static final Instant MORNING = Instant.parse("2026-11-22T01:00:00Z");

    static final ConversionReceipt RECEIPT = new ConversionReceipt(
            1,
            List.of(new ConversionReceipt.Mapped("PID-5.1", "Patient.name[0].family")),
            List.of(new ConversionReceipt.Extended("PV1-40", "urn:pv1-40")),
            List.of(
                    new ConversionReceipt.Unmapped("PV1-41", "secret"),
                    new ConversionReceipt.Unmapped("PV1-41", "other secret")));

    static final Refusal NO_CONTROL_ID =
            new Refusal("no-control-id", "101", "MSH^1^10", "Thiếu mã bản tin (MSH-10)", "MSH-10 is missing");

    static final Refusal FOREIGN_FACILITY =
            new Refusal("foreign-facility", "204", "MSH^1^4", "MSH-4 của bệnh viện khác", "MSH-4 is another hospital");

    /** What few messages have. */
    record More(Optional<String> visit, Optional<String> priorMrn, Optional<Refusal> refusal) {}

    static Sent of(String mrn, String controlId) {
        return new Sent(
                PROVINCE,
                mrn,
                controlId,
                controlId + " for " + mrn,
                MORNING,
                new More(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    Sent from(FacilityCode other) {
        return new Sent(other, mrn, controlId, text, at, more);
    }

    Sent saying(String other) {
        return new Sent(hospital, mrn, controlId, other, at, more);
    }

    Sent at(Instant other) {
        return new Sent(hospital, mrn, controlId, text, other, more);
    }

    Sent visit(String visit) {
        return with(new More(Optional.of(visit), more.priorMrn(), more.refusal()));
    }

    Sent merging(String priorMrn) {
        return with(new More(more.visit(), Optional.of(priorMrn), more.refusal()));
    }

    Sent refused(Refusal refusal) {
        return with(new More(more.visit(), more.priorMrn(), Optional.of(refusal)));
    }

    NewMessage message() {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String type = more.priorMrn().isPresent() ? "ADT^A40" : "ADT^A08";
        return new NewMessage(
                hospital,
                "mllp-main",
                new Envelope("HIS", hospital.value(), controlId, type, mrn, more.priorMrn(), more.visit()),
                content,
                "UTF-8",
                ControlFingerprint.hex(content),
                ControlFingerprint.hex(content),
                at,
                new Lane(hospital, mrn),
                more.priorMrn().map(prior -> new Lane(hospital, prior)),
                more.refusal());
    }

    /** Two hospitals; the first remembers control ids for 7 days, the other for one. */
    static Hospitals hospitals() {
        Hospital province = hospital(PROVINCE, 1, Duration.ofDays(7));
        Hospital district = hospital(DISTRICT, 2, Duration.ofDays(1));
        return new Hospitals() {
            @Override
            public Optional<Hospital> find(FacilityCode code) {
                return all().stream().filter(one -> one.code().equals(code)).findFirst();
            }

            @Override
            public List<Hospital> all() {
                return List.of(province, district);
            }
        };
    }

    private static Hospital hospital(FacilityCode code, int partition, Duration window) {
        Dialect plain = Dialect.PLAIN;
        var dialect = new Dialect(
                plain.charset(),
                plain.sendingFacilities(),
                plain.mrnAuthorities(),
                plain.codeMaps(),
                plain.namespaces(),
                window,
                Acknowledgment.AR);
        return new Hospital(code, "Bệnh viện " + code, partition, List.of(), List.of(), dialect);
    }

    private Sent with(More other) {
        return new Sent(hospital, mrn, controlId, text, at, other);
    }
}
