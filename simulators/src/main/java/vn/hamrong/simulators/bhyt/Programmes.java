package vn.hamrong.simulators.bhyt;

import java.util.List;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;

/** National programmes: HIV (XML6) and tuberculosis (XML15). */
final class Programmes {
    private Programmes() {}

    static TableFile hiv(Episode episode) {
        Insured patient = episode.patient();
        String here = episode.hospital().value();
        String today = Episode.day(episode.from().toLocalDate());
        Fields care = Fields.of(episode)
                .put("MA_THE_BHYT", patient.card())
                .put("SO_CCCD", patient.person().citizen())
                .put("NGAY_SINH", Sum.birth(patient))
                .put("GIOI_TINH", Sum.sex(patient))
                .put("NOI_LAY_MAU_XN", here)
                .put("NOI_XN_KD", here)
                .put("NOI_BDDT_ARV", here)
                .put("MA_CSKCB", here)
                .all(
                        "NGAYKD_HIV=20240305|BDDT_ARV=20240401|MA_PHAC_DO_DIEU_TRI_BD=1F|MA_BAC_PHAC_DO_BD=1|MA_LYDO_DTRI=3")
                .all("LOAI_DTRI_LAO=0|SANG_LOC_LAO=2|KQ_DTRI_LAO=7|MA_LOAI_BN=1|GIAI_DOAN_LAM_SANG=1|NHOM_DOI_TUONG=11")
                .all("MA_TINH_TRANG_DK=9|MA_XU_TRI=1|MA_PHAC_DO_DIEU_TRI=1F|SO_NGAY_CAP_THUOC_ARV=30")
                .all("NGAY_CHUYEN_PHAC_DO=20250102|LY_DO_CHUYEN_PHAC_DO=1|MA_LYDO_XNTL_VR=1|KQ_XNTL_VR=1")
                .put("NGAY_XN_TLVR", today)
                .put("NGAY_KQ_XN_TLVR", today)
                .put("NGAY_BAT_DAU_XU_TRI", today)
                .put(
                        "NGAY_KET_THUC_XU_TRI",
                        Episode.day(episode.from().toLocalDate().plusDays(29)));
        return TableFile.of(Table.XML6, List.of(care.record()));
    }

    static TableFile tuberculosis(Episode episode) {
        Insured patient = episode.patient();
        Fields care = Fields.of(episode)
                .put("STT", 1)
                .put("MA_BN", patient.number())
                .put("HO_TEN", patient.name())
                .put("SO_CCCD", patient.person().citizen())
                .put("MA_CSKCB", episode.hospital().value())
                .all("PHANLOAI_LAO_VITRI=1|PHANLOAI_LAO_TS=1|PHANLOAI_LAO_HIV=2|PHANLOAI_LAO_VK=1|PHANLOAI_LAO_KT=6")
                .all("LOAI_DTRI_LAO=2|NGAYBD_DTRI_LAO=20260101|PHACDO_DTRI_LAO=1|KET_QUA_DTRI_LAO=6");
        return TableFile.of(Table.XML15, List.of(care.record()));
    }
}
