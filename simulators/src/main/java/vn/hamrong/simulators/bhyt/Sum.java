package vn.hamrong.simulators.bhyt;

import java.util.List;
import java.util.Locale;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;

/** XML0, the check-in, and XML1, the sum of a visit. */
final class Sum {
    private Sum() {}

    static TableFile of(Episode episode, Bill bill) {
        Insured patient = episode.patient();
        Illness illness = patient.illness();
        Fields sum = who(episode)
                .put("DIA_CHI", address(patient))
                .put("DIEN_THOAI", patient.person().phone())
                .all(
                        "MA_QUOCTICH=000|MA_DANTOC=01|MA_NGHE_NGHIEP=00000|MATINH_CU_TRU=38|MAHUYEN_CU_TRU=380|MAXA_CU_TRU=14803")
                .put("LY_DO_VV", illness.complaint())
                .put("CHAN_DOAN_VAO", "Theo dõi " + illness.words().toLowerCase(Locale.ROOT))
                .put("CHAN_DOAN_RV", illness.words())
                .put("MA_BENH_CHINH", illness.code())
                .put("MA_BENH_KT", illness.others())
                .put("NGAY_RA", Episode.time(episode.to()))
                .put("NGAY_TTOAN", Episode.time(episode.to().plusMinutes(7)))
                .put("SO_NGAY_DTRI", episode.days())
                .put("KET_QUA_DTRI", 2)
                .put("MA_KHOA", episode.department())
                .put("MA_HSBA", episode.paper(episode.story().isStay() ? "NT" : "NGT"))
                .put("MA_TTDV", episode.head())
                .put("NAM_QT", episode.to().getYear())
                .put("THANG_QT", episode.to().getMonthValue())
                .put("CAN_NANG", 40 + episode.count() % 40 + ".5");
        ending(episode, sum);
        bill.total(sum);
        return TableFile.of(Table.XML1, List.of(sum.record()));
    }

    private static void ending(Episode episode, Fields sum) {
        boolean referred = episode.story() == Story.REFERRED;
        sum.put("MA_LOAI_RV", referred ? 2 : 1);
        if (referred) {
            sum.put("MA_NOI_DEN", Letters.UPPER_HOSPITAL);
        }
        if (episode.story().isStay()) {
            sum.put("NGAY_VAO_NOI_TRU", Episode.time(episode.from().plusMinutes(25)));
            sum.put("PP_DIEU_TRI", "Nội khoa");
        }
        if (episode.story().isForLife()) {
            sum.put("NGAY_TAI_KHAM", Episode.day(Letters.next(episode)));
        }
    }

    /** XML0, as sent when the first cost arises. */
    static TableRecord arrival(Episode episode, int number) {
        return who(episode)
                .put("STT", number)
                .put("MA_DICH_VU", Item.EXAMINATION.code())
                .put("TEN_DICH_VU", Item.EXAMINATION.name())
                .put("NGAY_YL", Episode.time(episode.from().plusMinutes(5)))
                .record();
    }

    private static Fields who(Episode episode) {
        Insured patient = episode.patient();
        return Fields.of(episode)
                .put("STT", 1)
                .put("MA_BN", patient.number())
                .put("HO_TEN", patient.name())
                .put("SO_CCCD", patient.person().citizen())
                .put("NGAY_SINH", birth(patient))
                .put("GIOI_TINH", sex(patient))
                .put("MA_THE_BHYT", patient.card())
                .put("MA_DKBD", episode.hospital().value())
                .put("GT_THE_TU", episode.from().getYear() + "0101")
                .put("GT_THE_DEN", (episode.from().getYear() + 1) + "1231")
                .put("MA_DOITUONG_KCB", "1.1")
                .put("NGAY_VAO", Episode.time(episode.from()))
                .put("MA_LOAI_KCB", episode.story().kind)
                .put("MA_CSKCB", episode.hospital().value());
    }

    static String birth(Insured patient) {
        return Episode.day(patient.person().born()) + "0000";
    }

    static int sex(Insured patient) {
        return patient.person().female() ? 2 : 1;
    }

    static String address(Insured patient) {
        return "Thôn 3, " + patient.person().ward() + ", Thanh Hóa";
    }
}
