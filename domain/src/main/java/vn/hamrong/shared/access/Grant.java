package vn.hamrong.shared.access;

import java.time.Instant;
import java.util.function.Function;
import vn.hamrong.shared.CareRelationship.Basis;

/** Whether a ground gives a right, and until when. */
public sealed interface Grant {

    /** It does. */
    record Given(Basis basis, Instant until) implements Grant {
        @Override
        public <T> T match(Function<Given, T> given, Function<Denied, T> denied) {
            return given.apply(this);
        }
    }

    /** It does not: care goes on with the facility's own data. */
    record Denied(Why why) implements Grant {
        @Override
        public <T> T match(Function<Given, T> given, Function<Denied, T> denied) {
            return denied.apply(this);
        }
    }

    /** Why not, for whoever asked. */
    enum Why {
        NO_CONSENT("chưa ghi nhận đồng ý của người bệnh", "the patient's consent is not recorded"),
        ONLY_CLAIMED("chưa xác thực được người đến", "who came is not verified"),
        ALREADY_OVER("thời hạn đã qua", "the period is over"),
        TOO_LONG("thời hạn dài hơn mức cho phép", "the period is longer than allowed");

        private final String vietnamese;
        private final String english;

        Why(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        /** Vietnamese first. */
        public String words() {
            return vietnamese + " / " + english;
        }
    }

    /** One function per case. */
    <T> T match(Function<Given, T> given, Function<Denied, T> denied);
}
