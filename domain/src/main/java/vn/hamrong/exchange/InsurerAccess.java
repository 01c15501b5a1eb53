package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/**
 * How a hospital's HIS sends its health-insurance files (QĐ 4750, 3176) to the hub, and what the hub does with them.
 *
 * @param account by which it logs in as at the insurer's portal; empty: nothing is taken over HTTP
 * @param refuseFaulty whether a file whose content has errors is refused whole; otherwise it is taken and they are reported
 * @param folder whether the hospital's folder is read
 * @param relay its own account at the insurer's portal, when its files go on to there
 */
public record InsurerAccess(Optional<Account> account, boolean refuseFaulty, boolean folder, Optional<Relay> relay) {
    /** Nothing of it. */
    public static final InsurerAccess NONE = new InsurerAccess(Optional.empty(), false, false, Optional.empty());

    /**
     * A login.
     *
     * @param passwordHash of the MD5 in upper-case hexadecimal digits, which is what the portal's clients send
     * @param addresses IP addresses or CIDR blocks it may log in from; empty: any
     */
    public record Account(String username, String passwordHash, List<String> addresses) {
        public Account {
            addresses = List.copyOf(addresses);
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "Account[" + username + "]";
        }
    }

    /**
     * The hospital's own login at the insurer's portal.
     *
     * @param passwordMd5 the MD5 of the password in upper-case hexadecimal digits: a secret
     */
    public record Relay(String username, String passwordMd5) {
        /** What such files are called in the outbox. */
        public static final String KIND = "insurer-file";

        /** The portal as one hospital's destination in the outbox: a line of its own. */
        public static String destination(FacilityCode hospital) {
            return "insurer/" + hospital.value();
        }

        @Override
        public String toString() {
            return "Relay[" + username + "]";
        }
    }
}
