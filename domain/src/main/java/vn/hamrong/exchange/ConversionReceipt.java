package vn.hamrong.exchange;

import java.util.List;

/**
 * What became of each value of a message: an element of the record, a typed extension, or nothing. Holds values of the
 * message only in {@link Unmapped#value()}; what is stored and totalled are the paths.
 *
 * @param converterVersion which rules made it, so that a later reader knows
 */
public record ConversionReceipt(
        int converterVersion, List<Mapped> mapped, List<Extended> extensions, List<Unmapped> unmapped) {

    public ConversionReceipt {
        mapped = List.copyOf(mapped);
        extensions = List.copyOf(extensions);
        unmapped = List.copyOf(unmapped);
    }

    /** A value that became an element: {@code PID-5.1} became {@code Patient.name[0].family}. */
    public record Mapped(String path, String to) {}

    /** A value kept as a typed extension; each v2 field has its own URL. */
    public record Extended(String path, String url) {}

    /** A value that found no place. */
    public record Unmapped(String path, String value) {
        @Override
        public String toString() {
            return "Unmapped[" + path + "]";
        }
    }
}
