package vn.hamrong.exchange.desk;

import java.util.Optional;
import vn.hamrong.shared.OutboxItem;

/** What items of the outbox look like to those who get them. */
@FunctionalInterface
public interface DeliveryTexts {

    /** As it would be written now, by the receiver's file as it is now. */
    Shown of(OutboxItem item);

    /**
     * An item as text.
     *
     * @param controlId under which the receiver sees it, MSH-10 of HL7 v2; empty for others
     * @param text personal; empty when it cannot be written, or is nothing to read
     * @param why it cannot be written; empty when it can
     */
    record Shown(Optional<String> controlId, Optional<String> text, Optional<String> why) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Shown[" + controlId + "]";
        }
    }
}
