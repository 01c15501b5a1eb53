package vn.hamrong.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.CharacterSets;

/** The expectation is counted from the script; here it is counted from what the hub's own converter makes of the bytes. */
class ConvertedDayTest {

    @Test
    void theConverterMakesWhatTheScriptExpects() throws IOException {
        Day day = Day.of(7);
        Hospitals hospitals = DayTest.hospitals();
        Map<String, Set<String>> made = new TreeMap<>();
        for (Scripted message : day.messages()) {
            if (isApplied(message)) {
                Hospital hospital = hospitals.find(message.hospital()).orElseThrow();
                String text =
                        CharacterSets.text(message.content(), hospital.dialect().charset());
                Conversion conversion = Hl7ToFhir.convert(text, Sender.of(hospital));
                assertThat(conversion).as(message.name()).isInstanceOf(Conversion.Converted.class);
                for (BundleEntryComponent entry :
                        ((Conversion.Converted) conversion).bundle().getEntry()) {
                    String type = entry.getResource().fhirType();
                    String condition = entry.getRequest().getIfNoneExist();
                    String identity =
                            (condition == null ? entry.getRequest().getUrl() : condition).replaceFirst(".*\\?", "");
                    made.computeIfAbsent(type, key -> new HashSet<>()).add(hospital.code() + "|" + identity);
                }
            }
        }
        assertThat(made.get("Encounter")).hasSize(day.expectation().encounters());
        assertThat(made.get("Observation")).hasSize(day.expectation().observations());
    }

    private static boolean isApplied(Scripted message) {
        String name = message.name();
        return message.expected() == Acknowledgment.AA
                && !name.endsWith(" again")
                && !name.endsWith("merge with nobody")
                && !name.endsWith("behind the poison");
    }
}
