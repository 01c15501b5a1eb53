package vn.hamrong.exchange.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Destination.Times;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.letters.Contents;
import vn.hamrong.exchange.letters.Payload;
import vn.hamrong.exchange.patient.SharedPatient;
import vn.hamrong.exchange.patient.SourceWords;
import vn.hamrong.exchange.routes.apply.InMemorySources;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

class HospitalLettersTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final PatientId LAN = new PatientId("6f1c2c1e-0000-4000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-25T05:00:00Z");
    private static final Letterhead HEAD =
            new Letterhead("UTF-8", false, "2.5", "HUB", "HAMRONG", "HIS", "BVHR", Times.SECOND);

    private final InMemorySources sources = new InMemorySources();
    private final HospitalLetters letters = new HospitalLetters(sources, new AtOnce());

    @Test
    void aResultGoesToTheNumberItWasOrderedFor() {
        sources.add(known("BN77", "Lê Thị Hòa", "1985-03-04"));

        Letter letter = letters.write(item(Matter.RESULT, result("BN77")), to());

        assertThat(((Letter.Ready) letter).about()).isEqualTo("Patient/" + LAN.value());
        assertThat(text(letter)).contains("|BN77^^^BVHR^PI~").contains("|CD77^HIS|");
    }

    @Test
    void aResultForSomebodyElsesNumberNeverLeaves() {
        String differ = "birth date or name differ from what the hospital that ordered it has for that number";
        sources.add(known("BN77", "Lê Thị Hòa", "1985-03-05"));
        sources.add(known("BN78", "Trần Văn Nam", "1985-03-04"));
        sources.add(known("BN79", "", ""));

        for (String mrn : new String[] {"BN77", "BN78", "BN79"}) {
            assertThat(letters.write(item(Matter.RESULT, result(mrn)), to())).isEqualTo(new Letter.Impossible(differ));
        }
        assertThat(letters.write(item(Matter.RESULT, result("BN0")), to()))
                .isEqualTo(
                        new Letter.Impossible("the hospital that ordered it has no patient of that number any more"));
    }

    @Test
    void aReferralCarriesTheReceiversOwnNumberWhenItHasOne() {
        assertThat(text(letters.write(item(Matter.REFERRAL, referral()), to())))
                .contains("PID|1||038185012345^^^CCCD^NI~HR1^^^HAMRONG^PT||");

        sources.add(known("BN77", "Lê Thị Hòa", "1985-03-04"));
        assertThat(text(letters.write(item(Matter.REFERRAL, referral()), to())))
                .contains("PID|1||BN77^^^BVHR^PI~038185012345^^^CCCD^NI~HR1^^^HAMRONG^PT||")
                .doesNotContain("SM0001");
    }

    @Test
    void contentThatIsNoneIsForAPerson() {
        OutboxItem broken =
                new OutboxItem(UUID.randomUUID(), SONG_MA, "38901/his", "result", "{".getBytes(StandardCharsets.UTF_8));

        assertThat(letters.write(broken, to())).isEqualTo(new Letter.Impossible("the content is no FHIR bundle"));
    }

    private static Payload result(String mrn) {
        Bundle read = read(
                "ORU^R01",
                "ORC|RE|HR1^HAMRONG|X1^LIS",
                "OBR|1|HR1^HAMRONG|X1^LIS|S^Sinh hóa^L|||20261122073000||||||||||||||||||F");
        Identifier placer = new Identifier()
                .setSystem("http://hamrong.vn/fhir/sid/38901/HIS")
                .setValue("CD77");
        placer.getType().addCoding().setCode("PLAC");
        return new Contents(read, LAN, AT).result(first(read, DiagnosticReport.class), placer, HAM_RONG, mrn);
    }

    private static Payload referral() {
        Bundle read = read("ORM^O01", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        return new Contents(read, LAN, AT).referral(first(read, ServiceRequest.class), "HR1");
    }

    private static Bundle read(String type, String... order) {
        String message = String.join(
                "\r",
                "MSH|^~\\&|HIS|38902|||20261122081500||" + type + "|L1|P|2.5.1||||||UNICODE UTF-8",
                "PID|1||SM0001^^^^PI~038185012345^^^CCCD^NI||LÊ^HÒA^THỊ||19850304|F",
                String.join("\r", order));
        return ((Conversion.Converted) Hl7ToFhir.convert(message, new Sender(SONG_MA, Dialect.PLAIN))).bundle();
    }

    private static <T> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static SourceRecord known(String mrn, String name, String born) {
        Patient patient = new Patient();
        if (!name.isEmpty()) {
            patient.addName().setText(name);
            patient.getBirthDateElement().setValueAsString(born);
        }
        SourceWords words = SourceWords.of(patient);
        return new SourceRecord(
                HAM_RONG,
                mrn,
                LAN,
                Optional.empty(),
                words.birthDate(),
                words.foldedName(),
                SharedPatient.demographics(patient),
                new JournalNumber(1),
                AT);
    }

    private static OutboxItem item(Matter matter, Payload payload) {
        return new OutboxItem(UUID.randomUUID(), SONG_MA, "38901/his", matter.word(), payload.json());
    }

    private static Destination to() {
        return new Destination(
                HAM_RONG,
                "his",
                Set.of(Matter.RESULT, Matter.REFERRAL),
                new Destination.Address.Mllp("127.0.0.1", 1, Optional.empty(), HEAD),
                DeliveryPace.USUAL);
    }

    private static String text(Letter letter) {
        return new String(((Letter.Ready) letter).content(), StandardCharsets.UTF_8);
    }

    private static final class AtOnce implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    }
}
