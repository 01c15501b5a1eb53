package vn.hamrong.simulators.bhyt;

import java.time.LocalDate;
import java.util.List;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;

/** Where to next: the referral of XML13, the return of XML14. */
final class Letters {
    static final String UPPER_HOSPITAL = "38999";

    private Letters() {}

    static TableFile referral(Episode episode) {
        Illness illness = episode.patient().illness();
        Fields letter = again(episode)
                .put("SO_HOSO", episode.paper("HS"))
                .put("SO_CHUYENTUYEN", episode.paper("CT"))
                .put("GIAY_CHUYEN_TUYEN", episode.paper("GCT"))
                .put("MA_CSKCB", episode.hospital().value())
                .put("MA_CSKCB_DI", episode.hospital().value())
                .put("MA_CSKCB_DEN", UPPER_HOSPITAL)
                .put("NGAY_VAO_NOI_TRU", Episode.time(episode.from().plusMinutes(25)))
                .put("MA_BENH_KT", illness.others())
                .put("MA_BAC_SI", episode.doctor())
                .put("DAU_HIEU_LS", illness.complaint() + ", sốt 38,5")
                .put("QT_BENHLY", illness.complaint() + " hai ngày, tăng dần")
                .all("MA_QUOCTICH=000|MA_DANTOC=01|MA_NGHE_NGHIEP=00000|TOMTAT_KQ=WBC 15|PP_DIEUTRI=Kháng sinh")
                .all("TINH_TRANG_CT=Tỉnh, huyết động ổn định|MA_LOAI_RV=2|MA_LYDO_CT=1|HUONG_DIEU_TRI=Phẫu thuật")
                .all("PHUONGTIEN_VC=Xe cứu thương|HOTEN_NGUOI_HT=Ngô Thị Mẫu|CHUCDANH_NGUOI_HT=Điều dưỡng");
        return TableFile.of(Table.XML13, List.of(letter.record()));
    }

    static TableFile appointment(Episode episode) {
        Fields letter = again(episode)
                .put("SO_GIAYHEN_KL", episode.paper("HK"))
                .put("MA_CSKCB", episode.hospital().value())
                .put("NGAY_HEN_KL", Episode.day(next(episode)))
                .put("MA_BENH_KT", episode.patient().illness().others())
                .put("MA_DOITUONG_KCB", "1.1")
                .put("MA_BAC_SI", episode.doctor())
                .put("NGAY_CT", Episode.day(episode.to().toLocalDate()));
        return TableFile.of(Table.XML14, List.of(letter.record()));
    }

    /** When the patient shall come again: four weeks later. */
    static LocalDate next(Episode episode) {
        return episode.to().toLocalDate().plusWeeks(4);
    }

    /** What both repeat of XML1. */
    private static Fields again(Episode episode) {
        Insured patient = episode.patient();
        return Fields.of(episode)
                .put("HO_TEN", patient.name())
                .put("NGAY_SINH", Sum.birth(patient))
                .put("GIOI_TINH", Sum.sex(patient))
                .put("DIA_CHI", Sum.address(patient))
                .put("MA_THE_BHYT", patient.card())
                .put("GT_THE_DEN", (episode.from().getYear() + 1) + "1231")
                .put("NGAY_VAO", Episode.time(episode.from()))
                .put("NGAY_RA", Episode.time(episode.to()))
                .put("CHAN_DOAN_RV", patient.illness().words())
                .put("MA_BENH_CHINH", patient.illness().code())
                .put("MA_TTDV", episode.head());
    }
}
