package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Identifier;

/** The account that a stay is paid from; source: the official map PID[Account]. */
final class Accounts {
    private Accounts() {}

    /** The account of PID-18, or of the visit when there is none; one for all lines of a patient's visit. */
    static Account of(Line line, Draft draft) {
        Optional<Identifier> number =
                line.patient().flatMap(pid -> Identifiers.cx(pid.field(18), "account", "Account.identifier[0]"));
        Account account = draft.keyed(
                Account::new, number.orElseGet(() -> draft.derivedNumber(line, "account", draft.visitKey(line))));
        if (!account.hasStatus()) {
            account.setStatus(AccountStatus.ACTIVE);
            draft.patientReference(line).ifPresent(account::addSubject);
        }
        return account;
    }
}
