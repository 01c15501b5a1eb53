package vn.hamrong.exchange.routes.dossier;

import java.util.Optional;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;

/** Whether a file speaks for another hospital than the one that sent it, in its envelope or in any record. */
public final class Facilities {
    private static final String FIELD = "MA_CSKCB";

    private Facilities() {}

    /** The refusal, when it does: whoever has one hospital's login must not write another's record. */
    public static Optional<Refusal> foreign(DossierFile file, FacilityCode sender) {
        boolean envelope = file.envelope()
                .filter(head -> !head.facility().strip().equals(sender.value()))
                .isPresent();
        if (envelope) {
            return Optional.of(refusal("MACSKCB"));
        }
        return file.dossiers().stream()
                .flatMap(dossier -> dossier.tables().stream())
                .filter(table -> table.records().stream().anyMatch(record -> isForeign(record, sender)))
                .findFirst()
                .map(TableFile::table)
                .map(table -> refusal(table + " " + FIELD));
    }

    private static boolean isForeign(TableRecord record, FacilityCode sender) {
        return record.isFilled(FIELD) && !record.value(FIELD).strip().equals(sender.value());
    }

    private static Refusal refusal(String place) {
        return new Refusal(
                "foreign-facility",
                "",
                place,
                place + " không phải là mã cơ sở của tài khoản gửi",
                place + " is not the facility of the account that sent it");
    }
}
