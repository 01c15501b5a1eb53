package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.exchange.ConversionReceipt;

/** What became of a message. */
public sealed interface Conversion {

    /**
     * It became part of a record.
     *
     * @param bundle a transaction that may be repeated: every entry is conditional
     * @param merge present when the message says that two numbers are one patient
     */
    record Converted(Bundle bundle, ConversionReceipt receipt, Optional<PatientMerge> merge) implements Conversion {
        @Override
        public <T> T match(Function<Converted, T> converted, Function<Refused, T> refused) {
            return converted.apply(this);
        }

        @Override
        public String toString() {
            return "Converted[" + bundle.getEntry().size() + " entries]";
        }
    }

    /**
     * It is no HL7 v2 message.
     *
     * @param reason in words, without a value of the message
     */
    record Refused(String reason) implements Conversion {
        @Override
        public <T> T match(Function<Converted, T> converted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Converted, T> converted, Function<Refused, T> refused);
}
