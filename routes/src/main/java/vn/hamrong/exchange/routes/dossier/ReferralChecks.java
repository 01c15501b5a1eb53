package vn.hamrong.exchange.routes.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Addressee;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFault.Severity;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;

/** Whether the referral papers (XML13) of a file travel to the hospitals they name; who sent one that does not must know. */
public final class ReferralChecks {
    /** QĐ 3176's field, then that of 4750. */
    private static final List<String> RECEIVER = List.of("MA_CSKCB_DEN", "MA_NOI_DEN");

    private final Hospitals hospitals;

    /** Among these hospitals. */
    public ReferralChecks(Hospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** One warning for each paper that stays. */
    public List<DossierFault> of(DossierFile file, FacilityCode sender) {
        List<DossierFault> all = new ArrayList<>();
        for (int i = 0; i < file.dossiers().size(); i++) {
            check(file.dossiers().get(i), i + 1, sender, all);
        }
        return all;
    }

    private void check(Dossier dossier, int nth, FacilityCode sender, List<DossierFault> all) {
        List<TableRecord> papers = dossier.records(Table.XML13);
        for (int i = 0; i < papers.size(); i++) {
            String field = RECEIVER.stream()
                    .filter(papers.get(i)::isFilled)
                    .findFirst()
                    .orElse(RECEIVER.get(0));
            int record = i + 1;
            stays(papers.get(i).value(field), sender).ifPresent(why -> all.add(why.at(nth, record, field)));
        }
    }

    private Optional<Why> stays(String receiver, FacilityCode sender) {
        if (receiver.isBlank()) {
            return Optional.of(Why.NOWHERE);
        }
        Optional<Hospital> to = Addressee.of(receiver, sender, hospitals.all()).flatMap(hospitals::find);
        if (to.isEmpty()) {
            return Optional.of(Why.NOT_JOINED);
        }
        boolean wanted =
                to.get().deliveries().stream().anyMatch(one -> one.what().contains(Matter.REFERRAL));
        return wanted ? Optional.empty() : Optional.of(Why.NOT_WANTED);
    }

    private enum Why {
        NOWHERE(
                "referral-to-nowhere",
                "giấy chuyển tuyến không ghi nơi chuyển đến, trục không chuyển giấy đi",
                "the referral names no receiving facility: the hub does not pass it on"),
        NOT_JOINED(
                "referral-not-joined",
                "nơi chuyển đến chưa nối với trục hoặc là chính nơi gửi, trục không chuyển giấy đi",
                "the receiving facility is not joined to the hub, or is the sender: the hub does not pass it on"),
        NOT_WANTED(
                "referral-not-wanted",
                "nơi chuyển đến chưa mở kênh nhận giấy chuyển tuyến, trục chưa chuyển giấy đi",
                "the receiving facility takes no referrals from the hub yet: the hub does not pass it on");

        private final String code;
        private final String vietnamese;
        private final String english;

        Why(String code, String vietnamese, String english) {
            this.code = code;
            this.vietnamese = vietnamese;
            this.english = english;
        }

        DossierFault at(int dossier, int record, String field) {
            return new DossierFault(
                    Severity.WARNING, dossier, Optional.of(Table.XML13), record, field, code, vietnamese, english);
        }
    }
}
