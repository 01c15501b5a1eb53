package vn.hamrong.exchange.letters;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.Destination.Times;

/** Points in time as the receiver wants them, in Vietnam's time; what is partial stays partial. */
final class Moments {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DateTimeFormatter full;

    Moments(Times times) {
        this.full = DateTimeFormatter.ofPattern(
                        switch (times) {
                            case MINUTE -> "yyyyMMddHHmm";
                            case SECOND -> "yyyyMMddHHmmss";
                            case ZONE -> "yyyyMMddHHmmssZ";
                        })
                .withZone(VIETNAM);
    }

    String of(Instant moment) {
        return full.format(moment);
    }

    /** Empty for nothing. */
    String of(@Nullable BaseDateTimeType time) {
        if (time == null || time.getValue() == null) {
            return "";
        }
        TemporalPrecisionEnum precision = time.getPrecision();
        boolean day = precision == TemporalPrecisionEnum.YEAR
                || precision == TemporalPrecisionEnum.MONTH
                || precision == TemporalPrecisionEnum.DAY;
        return day
                ? time.getValueAsString().replace("-", "")
                : of(time.getValue().toInstant());
    }

    /** A time, or the start of a period; empty for anything else. */
    String start(@Nullable Type time) {
        if (time instanceof Period period) {
            return of(period.getStartElement());
        }
        return time instanceof DateTimeType one ? of(one) : "";
    }

    /** The end of a period. */
    String end(@Nullable Type time) {
        return time instanceof Period period ? of(period.getEndElement()) : "";
    }
}
