package vn.hamrong.exchange.routes.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;

/** Small files of invented people: one visit each, told by XML1 alone. */
public final class SampleFiles {
    public static final Hospital HAM_RONG = hospital("38901", false);

    private SampleFiles() {}

    public static Hospital hospital(String code, boolean refuseFaulty) {
        return new Hospital(
                new FacilityCode(code),
                "Bệnh viện " + code,
                1,
                List.of(),
                List.of(),
                Dialect.PLAIN,
                List.of(),
                List.of(),
                new InsurerAccess(Optional.empty(), refuseFaulty, false, Optional.empty()));
    }

    /** A file of Hàm Rồng. */
    public static byte[] of(String... patients) {
        return from("38901", "38901", patients);
    }

    /**
     * A file that may name two hospitals.
     *
     * @param inTables the hospital that the tables name, beside that of the envelope
     */
    public static byte[] from(String inEnvelope, String inTables, String... patients) {
        List<Dossier> dossiers = Arrays.stream(patients)
                .map(patient -> dossier(inTables, patient))
                .toList();
        DossierEnvelope envelope = DossierEnvelope.of(inEnvelope, "20261122", dossiers.size());
        return DossierWriter.write(new DossierFile(Optional.of(envelope), dossiers));
    }

    private static Dossier dossier(String facility, String patient) {
        TableRecord sum = TableRecord.of(Map.of(
                "MA_LK", "LK." + patient,
                "STT", "1",
                "MA_BN", patient,
                "HO_TEN", "NGUYỄN THỊ GIẢ ĐỊNH",
                "NGAY_SINH", "199001010000",
                "GIOI_TINH", "2",
                "MA_CSKCB", facility));
        return Dossier.of(List.of(TableFile.of(Table.XML1, List.of(sum))));
    }
}
