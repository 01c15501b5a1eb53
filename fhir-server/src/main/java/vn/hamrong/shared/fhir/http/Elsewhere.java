package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.io.Serial;

/** What is not for a client to do here, with fixed words on who does it: they tell nothing of the request. */
final class Elsewhere extends ForbiddenOperationException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SUBSCRIPTION = "Subscription";

    private Elsewhere(String words) {
        super(words);
    }

    static boolean isSubscription(String type) {
        return SUBSCRIPTION.equals(type);
    }

    /** A client that could make one could make the hub call where it likes (F-14). */
    static Elsewhere subscription() {
        return new Elsewhere(
                "đăng ký nhận tin do người quản trị hub ghi trong tệp của bệnh viện (subscriptions), không tạo"
                        + " qua FHIR / a subscription is a line of the hospital's file, written by the hub's administrator, and not"
                        + " made over FHIR: ask them, see docs/howto/subscribe.md");
    }
}
