package vn.hamrong.shared.fhir.summary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.FacilityNames;
import vn.hamrong.shared.fhir.OwnerTag;

/** Which hospital a fact comes from, by the hub's own owner tag, and how old it is. */
final class Origins {
    /** On every fact: {@code facility}, {@code name}, {@code recorded} and, when it has a date of its own, {@code ageDays}. */
    static final String EXTENSION = "http://hamrong.vn/fhir/StructureDefinition/origin";

    static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final FacilityNames names;
    private final Clock clock;

    Origins(FacilityNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /** The owner's code; empty for what the hub itself wrote. */
    static Optional<FacilityCode> owner(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> OwnerTag.OWNER.equals(label.getSystem()))
                .map(Coding::getCode)
                .map(FacilityCode::new)
                .findFirst();
    }

    String name(Resource resource) {
        return owner(resource).map(names::of).orElse("");
    }

    void mark(DomainResource resource) {
        owner(resource).ifPresent(owner -> {
            Extension origin = resource.addExtension().setUrl(EXTENSION);
            origin.addExtension("facility", new StringType(owner.value()));
            origin.addExtension("name", new StringType(names.of(owner)));
            Optional.ofNullable(resource.getMeta().getLastUpdated())
                    .ifPresent(at -> origin.addExtension("recorded", new InstantType(at)));
            new Fact(resource)
                    .when()
                    .ifPresent(date -> origin.addExtension("ageDays", new IntegerType((int) daysSince(date))));
        });
    }

    private long daysSince(BaseDateTimeType date) {
        return Duration.between(date.getValue().toInstant(), now()).toDays();
    }

    private Instant now() {
        return clock.instant();
    }

    /** Today, as a date of the document. */
    String day() {
        return today().format(DAY);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), HERE);
    }

    /** The day in Vietnam, as exact as the date is. */
    static String day(BaseDateTimeType date) {
        return switch (date.getPrecision()) {
            case YEAR, MONTH -> date.getValueAsString();
            default -> LocalDate.ofInstant(date.getValue().toInstant(), HERE).format(DAY);
        };
    }

    /** In words: {@code 3 ngày trước}. */
    String age(BaseDateTimeType date) {
        LocalDate then = LocalDate.ofInstant(date.getValue().toInstant(), HERE);
        Period since = Period.between(then, today());
        if (since.isNegative()) {
            return "chưa đến";
        }
        long months = since.toTotalMonths();
        if (months >= 24) {
            return since.getYears() + " năm trước";
        }
        if (months >= 2) {
            return months + " tháng trước";
        }
        long days = then.until(today(), ChronoUnit.DAYS);
        return days == 0 ? "hôm nay" : days + " ngày trước";
    }
}
