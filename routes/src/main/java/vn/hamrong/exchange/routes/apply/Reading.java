package vn.hamrong.exchange.routes.apply;

import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.exchange.ConversionReceipt;

/** What reading a kept message gave. */
public sealed interface Reading {

    /**
     * It can become part of the record.
     *
     * @param bundle a FHIR transaction; its {@code Patient}, if any, is the hospital's own words
     * @param priorMrn of a merge: the number that ends
     * @param visit the number it names, as its sender numbers visits
     * @param registers whether its words on the patient replace earlier ones, or only serve when there are none
     */
    record Understood(
            String type,
            String mrn,
            Bundle bundle,
            ConversionReceipt receipt,
            Optional<String> priorMrn,
            Optional<String> visit,
            boolean registers)
            implements Reading {
        @Override
        public <T> T match(Function<Understood, T> understood, Function<Puzzling, T> puzzling) {
            return understood.apply(this);
        }

        @Override
        public String toString() {
            return "Understood[" + type + "]";
        }
    }

    /** A person must look; {@code reason} holds no patient data. */
    record Puzzling(String reason) implements Reading {
        @Override
        public <T> T match(Function<Understood, T> understood, Function<Puzzling, T> puzzling) {
            return puzzling.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Understood, T> understood, Function<Puzzling, T> puzzling);
}
