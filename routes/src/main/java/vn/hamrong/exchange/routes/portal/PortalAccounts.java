package vn.hamrong.exchange.routes.portal;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.hospitals.AddressBlock;
import vn.hamrong.exchange.hospitals.PasswordHash;

/** Who may log in, from the hospitals' files. Fails closed: another address is as wrong as another password. */
final class PortalAccounts {
    /** Nobody's: an unknown name takes as long as a wrong password. */
    private static final String NOBODY = PasswordHash.of("", new byte[16], PasswordHash.ITERATIONS);

    private final Map<String, Entry> byName = new HashMap<>();

    private record Entry(Hospital hospital, InsurerAccess.Account account, List<AddressBlock> blocks) {
        boolean takes(InetAddress address) {
            return blocks.isEmpty() || blocks.stream().anyMatch(block -> block.contains(address));
        }
    }

    PortalAccounts(List<Hospital> hospitals) {
        for (Hospital hospital : hospitals) {
            hospital.insurer()
                    .account()
                    .ifPresent(account -> byName.put(
                            account.username(),
                            new Entry(
                                    hospital,
                                    account,
                                    account.addresses().stream()
                                            .map(AddressBlock::of)
                                            .toList())));
        }
    }

    boolean knows(String username) {
        return byName.containsKey(username);
    }

    /** The hospital this login belongs to. Slow, see {@link PasswordHash}. */
    Optional<Hospital> check(Login login) {
        Entry entry = byName.get(login.username());
        boolean right = PasswordHash.matches(
                login.passwordMd5(), entry == null ? NOBODY : entry.account().passwordHash());
        return entry != null && right && entry.takes(login.address())
                ? Optional.of(entry.hospital())
                : Optional.empty();
    }

    /** What somebody shows to come in. */
    record Login(String username, String passwordMd5, InetAddress address) {
        @Override
        public String toString() {
            return "Login";
        }
    }
}
