package vn.hamrong.exchange.bhyt;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An invented visit: a man with pneumonia, seen and sent home with a drug. Amounts agree. */
final class Sample {
    static final String VISIT = "38001.26112200123";

    private Sample() {}

    static DossierFile file() {
        return new DossierFile(
                java.util.Optional.of(DossierEnvelope.of("38001", "20261122", 1)),
                List.of(Dossier.of(List.of(xml1(), xml2(), xml3()))));
    }

    static byte[] bytes() {
        return DossierWriter.write(file());
    }

    static TableFile xml1() {
        return table(
                Table.XML1,
                "STT=1|MA_BN=BN1|HO_TEN=LÊ VĂN THỬ|SO_CCCD=038085000123|NGAY_SINH=198503150000|GIOI_TINH=1|MA_QUOCTICH=000"
                        + "|MA_DANTOC=01|MA_NGHE_NGHIEP=00000|DIA_CHI=Thôn 1, Quảng Thắng|MATINH_CU_TRU=38|MAHUYEN_CU_TRU=380"
                        + "|MAXA_CU_TRU=14803|DIEN_THOAI=0900000000|MA_THE_BHYT=DN4383800000001|MA_DKBD=38001"
                        + "|GT_THE_TU=20260101|GT_THE_DEN=20261231|LY_DO_VV=Ho, sốt|CHAN_DOAN_VAO=Theo dõi viêm phổi"
                        + "|CHAN_DOAN_RV=Viêm phổi|MA_BENH_CHINH=J18.9|MA_DOITUONG_KCB=1.1|NGAY_VAO=202611220812"
                        + "|NGAY_RA=202611221005|SO_NGAY_DTRI=0|KET_QUA_DTRI=2|MA_LOAI_RV=1|NGAY_TTOAN=202611221012"
                        + "|T_THUOC=23000|T_VTYT=0|T_TONGCHI_BV=68000|T_TONGCHI_BH=68000|T_BNTT=0|T_BNCCT=13600|T_BHTT=54400"
                        + "|T_NGUONKHAC=0|T_BHTT_GDV=0|NAM_QT=2026|THANG_QT=11|MA_LOAI_KCB=01|MA_KHOA=K01|MA_CSKCB=38001"
                        + "|CAN_NANG=62.5|MA_HSBA=NT26.000123|MA_TTDV=0381234567");
    }

    static TableFile xml2() {
        return table(
                Table.XML2,
                "STT=1|MA_THUOC=40.48|MA_NHOM=4|TEN_THUOC=Paracetamol 500mg|DON_VI_TINH=Viên|HAM_LUONG=500mg"
                        + "|DUONG_DUNG=1.01|LIEU_DUNG=Ngày 2 lần, mỗi lần 1 viên|SO_DANG_KY=VD-00000-26"
                        + "|TT_THAU=01/QĐ-SYT;G1;N4;2026|PHAM_VI=1|TYLE_TT_BH=100|SO_LUONG=20|DON_GIA=1150"
                        + "|THANH_TIEN_BV=23000|THANH_TIEN_BH=23000|T_NGUONKHAC_NSNN=0|T_NGUONKHAC_VTNN=0"
                        + "|T_NGUONKHAC_VTTN=0|T_NGUONKHAC_CL=0|T_NGUONKHAC=0|MUC_HUONG=80|T_BNTT=0|T_BNCCT=4600"
                        + "|T_BHTT=18400|MA_KHOA=K01|MA_BAC_SI=0381112222|NGAY_YL=202611221000"
                        + "|NGAY_TH_YL=202611221000|MA_PTTT=1|NGUON_CTRA=1");
    }

    static TableFile xml3() {
        return table(
                Table.XML3,
                "STT=1|MA_DICH_VU=02.1896|MA_NHOM=13|TEN_DICH_VU=Khám Nội|DON_VI_TINH=Lần|PHAM_VI=1|SO_LUONG=1"
                        + "|DON_GIA_BV=45000|DON_GIA_BH=45000|TYLE_TT_DV=100|TYLE_TT_BH=100|THANH_TIEN_BV=45000"
                        + "|THANH_TIEN_BH=45000|MUC_HUONG=80|T_NGUONKHAC_NSNN=0|T_NGUONKHAC_VTNN=0|T_NGUONKHAC_VTTN=0"
                        + "|T_NGUONKHAC_CL=0|T_NGUONKHAC=0|T_BNTT=0|T_BNCCT=9000|T_BHTT=36000|MA_KHOA=K01"
                        + "|MA_BAC_SI=0381112222|NGUOI_THUC_HIEN=0381112222|MA_BENH=J18.9|NGAY_YL=202611220812"
                        + "|NGAY_TH_YL=202611220812|NGAY_KQ=202611220830|MA_PTTT=1");
    }

    /** A table with one record of the sample's visit, {@code A=1|B=2}. */
    static TableFile table(Table table, String fields) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("MA_LK", VISIT);
        for (String field : fields.split("\\|", -1)) {
            int equals = field.indexOf('=');
            values.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return TableFile.of(table, List.of(TableRecord.of(values)));
    }

    /** The table with one field of its only record changed. */
    static TableFile with(TableFile file, String field, String value) {
        Map<String, String> values = new LinkedHashMap<>(file.records().get(0).values());
        values.put(field, value);
        return TableFile.of(file.table(), List.of(TableRecord.of(values)));
    }

    static DossierFile of(TableFile... tables) {
        return new DossierFile(
                java.util.Optional.of(DossierEnvelope.of("38001", "20261122", 1)),
                List.of(Dossier.of(List.of(tables))));
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
