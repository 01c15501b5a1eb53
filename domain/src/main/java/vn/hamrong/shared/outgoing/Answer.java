package vn.hamrong.shared.outgoing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a {@link Partner} answered. */
public sealed interface Answer {

    /**
     * It answered, whatever that was.
     *
     * @param status as in 200; a redirect is an answer like any other
     * @param headers names in lower case, the first value of each
     * @param body may hold patient data: never log it
     */
    record Said(int status, Map<String, String> headers, byte[] body) implements Answer {
        public Said {
            headers = Map.copyOf(headers);
        }

        /** The first value of a header, by its name in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public <T> T match(Function<Said, T> said, Function<Silent, T> silent) {
            return said.apply(this);
        }

        @Override
        public String toString() {
            return "Said[" + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * No whole answer came. Whether it has what it was sent is not known.
     *
     * @param reason for people, without patient data
     */
    record Silent(String reason) implements Answer {
        @Override
        public <T> T match(Function<Said, T> said, Function<Silent, T> silent) {
            return silent.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Said, T> said, Function<Silent, T> silent);
}
