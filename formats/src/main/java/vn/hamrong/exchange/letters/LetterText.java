package vn.hamrong.exchange.letters;

import java.util.function.Function;

/** What came of writing a letter. */
public sealed interface LetterText {

    /** The bytes of the message, without a frame, in the receiver's character set. */
    record Written(byte[] content) implements LetterText {
        @Override
        public <T> T match(Function<Written, T> written, Function<Unwritable, T> unwritable) {
            return written.apply(this);
        }

        /** Without the content. */
        @Override
        public String toString() {
            return "Written[" + content.length + " bytes]";
        }
    }

    /** It cannot be said truly in what the receiver reads; {@code reason} is for people, without patient data. */
    record Unwritable(String reason) implements LetterText {
        @Override
        public <T> T match(Function<Written, T> written, Function<Unwritable, T> unwritable) {
            return unwritable.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Written, T> written, Function<Unwritable, T> unwritable);
}
