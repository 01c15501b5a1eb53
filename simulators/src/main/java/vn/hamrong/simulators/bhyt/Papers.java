package vn.hamrong.simulators.bhyt;

import java.time.LocalDate;
import java.util.List;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;

/** Papers that the patient takes home: XML7 to XML12. */
final class Papers {
    private static final String DOCTOR = "Đỗ Văn Mẫu";

    private Papers() {}

    static TableFile discharge(Episode episode) {
        Fields paper = stay(episode)
                .put("SO_LUU_TRU", episode.paper("LT"))
                .put("MA_YTE", episode.patient().number())
                .put("MA_KHOA_RV", episode.department())
                .put("MA_BS", episode.doctor())
                .put("TEN_BS", DOCTOR)
                .put("GHI_CHU", "Ăn nhạt, tái khám khi đau");
        return TableFile.of(Table.XML7, List.of(paper.record()));
    }

    static TableFile summary(Episode episode) {
        Fields paper = stay(episode)
                .put("MA_LOAI_KCB", episode.story().kind)
                .put("CHAN_DOAN_VAO", "Theo dõi " + episode.patient().illness().words())
                .put("QT_BENHLY", episode.patient().illness().complaint() + " ba ngày, tăng dần")
                .put("TOMTAT_KQ", "Không thấy bất thường")
                .put("KET_QUA_DTRI", 2);
        return TableFile.of(Table.XML8, List.of(paper.record()));
    }

    static TableFile birth(Episode episode) {
        Insured mother = episode.patient();
        boolean girl = episode.count() % 2 == 0;
        Fields paper = Fields.of(episode)
                .put("MA_BHXH_NND", mother.socialNumber())
                .put("MA_THE_NND", mother.card())
                .put("HO_TEN_NND", mother.name())
                .put("NGAYSINH_NND", Episode.day(mother.person().born()))
                .put("SO_CCCD_NND", mother.person().citizen())
                .put("NOI_CU_TRU_NND", Sum.address(mother))
                .put(
                        "MA_THE_TAM",
                        "TE13899" + mother.card().substring(mother.card().length() - 8))
                .put("HO_TEN_CON", mother.person().family() + (girl ? " Thị Nắng" : " Văn Mai"))
                .put("GIOI_TINH_CON", girl ? 2 : 1)
                .put("CAN_NANG_CON", 2_600 + episode.count() % 12 * 100)
                .put("NGAY_SINH_CON", Episode.time(episode.from().plusHours(5)))
                .all("MA_DANTOC_NND=01|NGAYCAP_CCCD_NND=20210510|NOICAP_CCCD_NND=Cục CS QLHC về TTXH|MA_QUOCTICH=000")
                .all("MATINH_CU_TRU=38|MAHUYEN_CU_TRU=380|MAXA_CU_TRU=14803|SO_CON=1|LAN_SINH=1|SO_CON_SONG=1")
                .all("NOI_SINH_CON=Khoa Sản|TINH_TRANG_CON=Khỏe mạnh|SINHCON_PHAUTHUAT=0|SINHCON_DUOI32TUAN=0")
                .all("NGUOI_DO_DE=Hà Thị Mẫu|NGUOI_GHI_PHIEU=Vũ Thị Mẫu|QUYEN_SO=01/2026|GHI_CHU=Không")
                .put("SO", episode.paper("CS"))
                .put("NGAY_CT", Episode.day(episode.to().toLocalDate()))
                .put("MA_TTDV", episode.head());
        return TableFile.of(Table.XML9, List.of(paper.record()));
    }

    static TableFile pregnancyLeave(Episode episode) {
        Fields paper = leave(episode, 30).put("SO_NGAY", 30).put("TEN_BS", DOCTOR);
        return TableFile.of(Table.XML10, List.of(paper.record()));
    }

    static TableFile sickLeave(Episode episode) {
        Fields paper = leave(episode, 3)
                .put("SO_KCB", episode.paper("KCB"))
                .put("MA_BHXH", episode.patient().socialNumber())
                .put("MA_THE_BHYT", episode.patient().card())
                .put("SO_NGAY_NGHI", 3)
                .all("PP_DIEUTRI=Nội khoa|MAU_SO=CT07");
        return TableFile.of(Table.XML11, List.of(paper.record()));
    }

    /** The board's assessment: of no visit, and sent by no HIS, but part of the decree. */
    static TableFile assessment(Insured patient, LocalDate day) {
        Fields paper = new Fields()
                .put("NGAY_HOP", Episode.day(day))
                .put("HO_TEN", patient.name())
                .put("NGAY_SINH", Episode.day(patient.person().born()))
                .put("SO_CCCD", patient.person().citizen())
                .put("DIA_CHI", Sum.address(patient))
                .put("MA_BHXH", patient.socialNumber())
                .put("MA_THE_BHYT", patient.card())
                .put("DIEN_THOAI", patient.person().phone())
                .put("NGAY_CHUNG_TU", Episode.day(day))
                .put("NGAY_DE_NGHI", Episode.day(day.minusDays(30)))
                .all("NGUOI_CHU_TRI=Trịnh Văn Mẫu|CHUC_VU=1|NGAY_CAP_CCCD=20210510|NOI_CAP_CCCD=Cục CS QLHC về TTXH")
                .all("MATINH_CU_TRU=38|MAHUYEN_CU_TRU=380|MAXA_CU_TRU=14803|MA_DOI_TUONG=BNN|KHAM_GIAM_DINH=2")
                .all("SO_BIEN_BAN=123|TYLE_TTCT_CU=25|DANG_HUONG_CHE_DO=1;3|SO_GIAY_GIOI_THIEU=45|MA_DONVI=DV01")
                .all("GIOI_THIEU_CUA=Công ty Mẫu|KET_QUA_KHAM=Giảm chức năng hô hấp|SO_VAN_BAN_CAN_CU=TT 56/2017")
                .all(
                        "TYLE_TTCT_MOI=31|TONG_TYLE_TTCT=31|DE_NGHI=Hưởng chế độ bệnh nghề nghiệp|DUOC_XACDINH=Tự phục vụ được");
        return TableFile.of(Table.XML12, List.of(paper.record()));
    }

    /** What XML7 and XML8 say of a stay. */
    private static Fields stay(Episode episode) {
        return Fields.of(episode)
                .put("NGAY_VAO", Episode.time(episode.from()))
                .put("NGAY_RA", Episode.time(episode.to()))
                .put("CHAN_DOAN_RV", episode.patient().illness().words())
                .put("PP_DIEUTRI", "Nội khoa")
                .put("MA_TTDV", episode.head())
                .put("NGAY_CT", Episode.day(episode.to().toLocalDate()));
    }

    /** What XML10 and XML11 say of a leave of so many days. */
    private static Fields leave(Episode episode, int days) {
        LocalDate first = episode.to().toLocalDate();
        return Fields.of(episode)
                .put("SO_SERI", episode.paper("SR"))
                .put("SO_CT", episode.paper("CT"))
                .put("DON_VI", "Công ty May Mẫu")
                .put("CHAN_DOAN_RV", episode.patient().illness().words())
                .put("TU_NGAY", Episode.day(first))
                .put("DEN_NGAY", Episode.day(first.plusDays(days - 1L)))
                .put("MA_BS", episode.doctor())
                .put("MA_TTDV", episode.head())
                .put("NGAY_CT", Episode.day(first));
    }
}
