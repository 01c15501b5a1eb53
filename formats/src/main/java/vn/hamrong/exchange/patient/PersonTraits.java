package vn.hamrong.exchange.patient;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.exchange.patients.Traits;

/** What two records are compared by, read from a hospital's own {@code Patient}. */
public final class PersonTraits {
    /** VN Core: the health insurance card. */
    private static final String INSURANCE = "http://fhir.ehealth.gov.vn/core/sid/insurance_number";

    /** Fifteen characters of a card end in the ten digits of the person; new cards print only these. */
    private static final Pattern CARD = Pattern.compile("(?:[A-Z]{2}[0-9]{3})?([0-9]{10})");

    private static final Pattern PHONE = Pattern.compile("0[0-9]{8,10}");
    private static final Pattern COMMUNE = Pattern.compile("(?:xa|phuong|thi tran|tt|p|x) (.+)");
    private static final Pattern PROVINCE = Pattern.compile("(?:tinh|thanh pho|tp) (.+)");

    private PersonTraits() {}

    /** Reads the demographics of a source record. */
    public static Traits ofJson(String demographics) {
        return of(FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, demographics));
    }

    /** Reads {@code patient}; what is missing stays empty. */
    public static Traits of(Patient patient) {
        return new Traits(
                patient.hasName() ? spoken(patient.getNameFirstRep()) : "",
                SourceWords.of(patient).birthDate(),
                patient.hasGender() ? patient.getGender().toCode() : "",
                SourceWords.of(patient).citizen(),
                insurance(patient),
                phones(patient),
                patient.hasAddress() ? home(patient.getAddressFirstRep()) : Traits.Home.UNKNOWN,
                patient.getMultipleBirth() instanceof IntegerType order
                        ? Optional.of(order.getValue())
                        : Optional.empty());
    }

    private static String spoken(HumanName name) {
        return name.hasText() ? name.getText() : name.getNameAsSingleString();
    }

    private static Set<String> insurance(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> INSURANCE.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .filter(Objects::nonNull)
                .map(CARD::matcher)
                .filter(card -> card.matches())
                .map(card -> card.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> phones(Patient patient) {
        return patient.getTelecom().stream()
                .filter(telecom -> telecom.getSystem() == ContactPointSystem.PHONE && telecom.hasValue())
                .map(telecom -> telecom.getValue().replaceAll("[^0-9]", "").replaceFirst("^84(?=[0-9]{9}$)", "0"))
                .filter(digits -> PHONE.matcher(digits).matches())
                .collect(Collectors.toSet());
    }

    private static Traits.Home home(Address address) {
        List<String> parts = parts(address);
        Optional<String> commune =
                parts.stream().flatMap(part -> after(COMMUNE, part)).findFirst();
        Optional<String> line = parts.stream()
                .filter(part -> after(COMMUNE, part).findAny().isEmpty())
                .findFirst();
        String province = fold(Optional.ofNullable(address.getState()).orElse(""));
        return new Traits.Home(
                line.orElse(""),
                commune.orElse(fold(Optional.ofNullable(address.getCity()).orElse(""))),
                after(PROVINCE, province).findFirst().orElse(province));
    }

    /** From house to district, folded; from the text only when nothing else is there. */
    private static List<String> parts(Address address) {
        List<String> said = new ArrayList<>(
                address.getLine().stream().map(StringType::getValue).toList());
        said.addAll(Arrays.asList(address.getCity(), address.getDistrict()));
        if (said.stream().allMatch(Objects::isNull)) {
            said.add(address.getText());
        }
        return said.stream()
                .filter(Objects::nonNull)
                .flatMap(part -> Stream.of(part.split(",", -1)))
                .map(PersonTraits::fold)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Stream<String> after(Pattern word, String part) {
        return word.matcher(part)
                .results()
                .filter(found -> found.start() == 0 && found.end() == part.length())
                .map(found -> found.group(1));
    }

    private static String fold(String text) {
        return FoldedName.of(text);
    }
}
