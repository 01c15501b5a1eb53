package vn.hamrong.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.shared.FacilityCode;

/** Converts the health insurance's files: every visit becomes a Bundle, with the faults of its dossier in the receipt. */
final class DossierSamples {
    /** Faults told on the console; the receipts have all. */
    private static final int TOLD_MOST = 20;

    private static final Set<Integer> BYTE_ORDER_MARKS = Set.of(0xEF, 0xBB, 0xBF, 0xFE, 0xFF);
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{2,20}");

    private final Optional<FacilityCode> hospital;
    private final PrintStream err;

    /** @param hospital whose files they are; empty when they say so themselves */
    DossierSamples(Optional<FacilityCode> hospital, PrintStream err) {
        this.hospital = hospital;
        this.err = err;
    }

    /** Whether it can only be XML, whatever the file is called: an HL7 v2 message begins with no angle bracket. */
    static boolean isXml(byte[] content) {
        for (byte one : content) {
            int value = one & 0xFF;
            if (value > ' ' && !BYTE_ORDER_MARKS.contains(value)) {
                return value == '<';
            }
        }
        return false;
    }

    void convert(SampleFile sample, byte[] content, Results results) throws IOException {
        DossierReading reading = DossierReader.read(content);
        if (reading instanceof DossierReading.Read read) {
            convert(sample, read.file(), results);
        } else if (reading instanceof DossierReading.Refused refused) {
            results.refused(sample.stem(), refused.vietnamese() + " / " + refused.english());
        }
    }

    private void convert(SampleFile sample, DossierFile file, Results results) throws IOException {
        List<DossierFault> faults = DossierChecks.of(file);
        tell(sample, faults);
        List<Visit> visits = visits(file);
        for (int i = 0; i < visits.size(); i++) {
            String stem = visits.size() == 1 ? sample.stem() : sample.stem() + "-" + (i + 1);
            Visit visit = visits.get(i);
            List<DossierFault> own = faults.stream()
                    .filter(fault -> fault.dossier() == 0 || fault.dossier() == visit.dossier())
                    .toList();
            Conversion conversion = DossierToFhir.convert(visit.content(), facility(file));
            if (conversion instanceof Conversion.Converted done) {
                results.converted(
                        stem, done.bundle(), Receipts.of(sample.source(), visit.content(), own, done.receipt()));
            } else if (conversion instanceof Conversion.Refused refused) {
                results.refused(stem, refused.reason());
            }
        }
    }

    /**
     * One visit of a file.
     *
     * @param dossier which HOSO it stood in, from 1
     */
    private record Visit(int dossier, Dossier content) {}

    private static List<Visit> visits(DossierFile file) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < file.dossiers().size(); i++) {
            int number = i + 1;
            DossierFile one =
                    new DossierFile(file.envelope(), List.of(file.dossiers().get(i)));
            one.visits().forEach(visit -> visits.add(new Visit(number, visit)));
        }
        return visits;
    }

    private FacilityCode facility(DossierFile file) {
        return hospital.orElseGet(() ->
                CODE.matcher(file.facility()).matches() ? new FacilityCode(file.facility()) : FacilityCode.UNKNOWN);
    }

    private void tell(SampleFile sample, List<DossierFault> faults) {
        faults.stream()
                .limit(TOLD_MOST)
                .forEach(fault -> err.println(sample.source() + ": " + (fault.isError() ? "LỖI " : "cảnh báo ")
                        + fault.place() + ": " + fault.vietnamese()));
        if (faults.size() > TOLD_MOST) {
            err.println(sample.source() + ": còn " + (faults.size() - TOLD_MOST) + " lỗi nữa, xem tệp receipt");
        }
    }
}
