package vn.hamrong.exchange.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.hamrong.exchange.ConversionReceipt;

/** Tries a message out: nothing is stored, nothing is sent. */
public interface Workbench {

    /** The text of a message's bytes in its character set; empty when they are none. */
    Optional<String> text(byte[] content, String charset);

    /**
     * The bytes of an edited text; line ends of HL7 v2 become CR.
     *
     * @throws IllegalArgumentException when the set has no code for a character; nothing ever becomes a question mark
     */
    byte[] bytes(String text, String charset);

    /** Converts {@code content} as applying would, as a message of the kind and from the connection of {@code original}. */
    Tried tryOut(MessageDetail original, byte[] content);

    /**
     * Converts a correction of {@code original} as applying would; {@link Tried.Puzzling} also when it would be another
     * kind of message, or of another patient: nothing moves to another patient by hand.
     */
    Tried tryCorrection(MessageDetail original, byte[] content);

    /** What a try gave. */
    sealed interface Tried {

        /** It would become part of the record: the FHIR resources as lines of JSON. */
        record Converted(
                String type,
                String mrn,
                Optional<String> priorMrn,
                Optional<String> visit,
                List<String> lines,
                ConversionReceipt receipt)
                implements Tried {
            public Converted {
                lines = List.copyOf(lines);
            }

            @Override
            public <T> T match(Function<Converted, T> converted, Function<Puzzling, T> puzzling) {
                return converted.apply(this);
            }

            /** Without the content. */
            @Override
            public String toString() {
                return "Converted[" + lines.size() + " lines]";
            }
        }

        /** It would be parked for this reason. */
        record Puzzling(String reason) implements Tried {
            @Override
            public <T> T match(Function<Converted, T> converted, Function<Puzzling, T> puzzling) {
                return puzzling.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Converted, T> converted, Function<Puzzling, T> puzzling);
    }
}
