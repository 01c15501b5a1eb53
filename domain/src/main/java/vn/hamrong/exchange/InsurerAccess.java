package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;

/**
 * How a hospital's HIS sends its health-insurance files (QĐ 4750, 3176) to the hub.
 *
 * @param account by which it logs in as at the insurer's portal; empty: nothing is taken over HTTP
 * @param refuseFaulty whether a file whose content has errors is refused whole; otherwise it is taken and they are reported
 */
public record InsurerAccess(Optional<Account> account, boolean refuseFaulty) {
    /** Nothing of it. */
    public static final InsurerAccess NONE = new InsurerAccess(Optional.empty(), false);

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
}
