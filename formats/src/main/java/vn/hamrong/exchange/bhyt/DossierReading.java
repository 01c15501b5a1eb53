package vn.hamrong.exchange.bhyt;

import java.util.function.Function;

/** What became of a file. */
public sealed interface DossierReading {

    /** It was read whole. */
    record Read(DossierFile file) implements DossierReading {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /**
     * It is refused whole; nothing of it is used. The words hold no value of the file.
     *
     * @param code a short stable word, as in {@code bad-base64}
     * @param vietnamese for the engineer at the hospital
     * @param english the same in English
     */
    record Refused(String code, String vietnamese, String english) implements DossierReading {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Read, T> read, Function<Refused, T> refused);
}
