package vn.hamrong.exchange.routes.dossier;

import java.util.List;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.bhyt.DossierFault;

/**
 * A file, ready to be kept; with a {@link NewMessage#refusal()} when it is refused whole.
 *
 * @param faults of its content; empty when it could not be read
 */
public record Judged(NewMessage message, List<DossierFault> faults) {
    public Judged {
        faults = List.copyOf(faults);
    }

    /** How many of the faults are errors. */
    public long errors() {
        return faults.stream().filter(DossierFault::isError).count();
    }
}
