package vn.hamrong.exchange.desk;

import java.util.Optional;
import vn.hamrong.shared.JournalNumber;

/** Single messages, for whoever may see them. One that is out of scope is not there, like one that never was. */
public interface MessageFiles {

    /** All about it but its content. */
    Optional<MessageDetail> find(Scope scope, JournalNumber number);

    /** Its bytes, exactly as they came. Reading them is a disclosure: the caller writes it down first. */
    Optional<Original> original(Scope scope, JournalNumber number);

    /** The bytes, and the name of the character set they are read in. */
    record Original(byte[] content, String charset) {
        /** Without the content. */
        @Override
        public String toString() {
            return "Original[" + content.length + " bytes]";
        }
    }
}
