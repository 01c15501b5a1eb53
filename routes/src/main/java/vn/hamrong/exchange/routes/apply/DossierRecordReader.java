package vn.hamrong.exchange.routes.apply;

import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.EarlierDossiers;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.routes.dossier.Facilities;

/** Reads health-insurance files of one visit; what it is about is judged again: a person may have corrected it. */
public final class DossierRecordReader implements Reader {
    private static final int MRN_MAX = 100;

    private final Hospitals hospitals;
    private final EarlierDossiers earlier;

    public DossierRecordReader(Hospitals hospitals, EarlierDossiers earlier) {
        this.hospitals = hospitals;
        this.earlier = earlier;
    }

    @Override
    public Reading read(WaitingMessage message) {
        return DossierReader.read(message.content())
                .match(read -> one(message, read.file()), refused -> new Reading.Puzzling(refused.english()));
    }

    private Reading one(WaitingMessage message, DossierFile file) {
        List<Dossier> visits = file.visits();
        if (visits.size() != 1) {
            return new Reading.Puzzling("the file tells of several visits: have it sent again with another key");
        }
        return Facilities.foreign(file, message.hospital())
                .<Reading>map(foreign -> new Reading.Puzzling(foreign.english()))
                .orElseGet(() -> convert(message, visits.get(0)));
    }

    private Reading convert(WaitingMessage message, Dossier visit) {
        String mrn = visit.patient();
        if (mrn.isEmpty() || mrn.length() > MRN_MAX) {
            return new Reading.Puzzling("MA_BN names no medical record number: nobody to file it under");
        }
        return before(message, visit)
                .map(before -> DossierToFhir.convert(visit, before, message.hospital()))
                .orElseGet(() -> DossierToFhir.convert(visit, message.hospital()))
                .match(
                        converted -> new Reading.Understood(
                                message.type(),
                                mrn,
                                converted.bundle(),
                                converted.receipt(),
                                Optional.empty(),
                                Optional.of(visit.visit()).filter(number -> !number.isEmpty()),
                                isKnownByFilesAlone(message)),
                        refused -> new Reading.Puzzling("cannot be converted: " + refused.reason()));
    }

    /** What this visit's last whole dossier said: lines it had and this one has not were errors. */
    private Optional<Dossier> before(WaitingMessage message, Dossier visit) {
        return visit.visit().isEmpty()
                ? Optional.empty()
                : earlier.appliedLast(
                        message.hospital(), visit.visit(), message.number(), DossierRecordReader::wholeVisit);
    }

    private static Optional<Dossier> wholeVisit(byte[] file) {
        return DossierReader.read(file)
                .match(
                        read -> read.file().visits().stream()
                                .filter(visit -> read.file().visits().size() == 1)
                                .filter(visit -> !visit.records(Table.XML1).isEmpty())
                                .findFirst(),
                        refused -> Optional.empty());
    }

    /** A HIS that speaks HL7 v2 registers its patients that way, and says more of them. */
    private boolean isKnownByFilesAlone(WaitingMessage message) {
        return hospitals
                .find(message.hospital())
                .map(Hospital::connections)
                .filter(List::isEmpty)
                .isPresent();
    }
}
