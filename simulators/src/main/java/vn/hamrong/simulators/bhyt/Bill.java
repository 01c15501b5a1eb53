package vn.hamrong.simulators.bhyt;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;

/** The lines of XML2 and XML3, and what they add up to. Amounts are whole đồng. */
final class Bill {
    private static final String NO_HELP =
            "T_NGUONKHAC_NSNN=0|T_NGUONKHAC_VTNN=0|T_NGUONKHAC_VTTN=0|T_NGUONKHAC_CL=0|T_NGUONKHAC=0|T_BNTT=0";

    private final Episode episode;
    private final List<TableRecord> drugs = new ArrayList<>();
    private final List<TableRecord> services = new ArrayList<>();
    private long drugTotal;
    private long supplyTotal;
    private long total;
    private long copayment;

    Bill(Episode episode) {
        this.episode = episode;
    }

    /** @param doctors {@code MA_BAC_SI}; two when one of them ordered at a distance */
    void drug(Item.Drug drug, int count, String doctors) {
        Fields line = line(drugs.size() + 1)
                .put("MA_THUOC", drug.code())
                .put("TEN_THUOC", drug.name())
                .put("HAM_LUONG", drug.strength())
                .put("LIEU_DUNG", drug.dose())
                .put("DON_GIA", drug.price())
                .put("MA_BAC_SI", doctors)
                .all("MA_NHOM=4|DON_VI_TINH=Viên|DUONG_DUNG=1.01|SO_DANG_KY=VD-00000-26|NGUON_CTRA=1")
                .all("TT_THAU=01/QĐ-SYT;G1;N4;2026")
                .put("NGAY_YL", Episode.time(episode.from().plusMinutes(50)))
                .put("NGAY_TH_YL", Episode.time(episode.from().plusMinutes(60)));
        drugTotal += amounts(line, drug.price(), count);
        drugs.add(line.record());
    }

    /** @param start when it was ordered */
    void service(Item.Service service, int count, LocalDateTime start) {
        Fields line = line(services.size() + 1)
                .put("MA_DICH_VU", service.code())
                .put("TEN_DICH_VU", service.name())
                .put("MA_NHOM", service.group())
                .put("DON_VI_TINH", service.unit())
                .put("DON_GIA_BV", service.price())
                .put("DON_GIA_BH", service.price())
                .put("NGUOI_THUC_HIEN", episode.staff(episode.count() + 7))
                .put("MA_BENH", episode.patient().illness().code())
                .put("NGAY_KQ", Episode.time(start.plusMinutes(40)));
        done(line, start);
        amounts(line, service.price(), count);
        services.add(line.record());
    }

    /** A thing used up. */
    void supply(String code, String name, int price) {
        Fields line = line(services.size() + 1)
                .put("MA_VAT_TU", code)
                .put("TEN_VAT_TU", name)
                .put("DON_GIA_BV", price)
                .put("DON_GIA_BH", price)
                .all("MA_NHOM=10|DON_VI_TINH=Cái|TT_THAU=02/QĐ-SYT;G1;N1;2026")
                .put("MA_BENH", episode.patient().illness().code());
        done(line, episode.from().plusMinutes(30));
        supplyTotal += amounts(line, price, 1);
        services.add(line.record());
    }

    /** XML1's totals. */
    void total(Fields sum) {
        sum.put("T_THUOC", drugTotal)
                .put("T_VTYT", supplyTotal)
                .put("T_TONGCHI_BV", total)
                .put("T_TONGCHI_BH", total)
                .put("T_BNCCT", copayment)
                .put("T_BHTT", total - copayment)
                .put("T_BHTT_GDV", total - copayment)
                .all("T_BNTT=0|T_NGUONKHAC=0");
    }

    List<TableFile> tables() {
        return List.of(TableFile.of(Table.XML2, drugs), TableFile.of(Table.XML3, services));
    }

    private Fields line(int number) {
        return Fields.of(episode)
                .put("STT", number)
                .put("MUC_HUONG", episode.patient().rate())
                .put("MA_KHOA", episode.department())
                .all("PHAM_VI=1|TYLE_TT_BH=100|MA_PTTT=1")
                .all(NO_HELP);
    }

    private void done(Fields line, LocalDateTime start) {
        line.put("TYLE_TT_DV", 100)
                .put("MA_BAC_SI", episode.doctor())
                .put("NGAY_YL", Episode.time(start))
                .put("NGAY_TH_YL", Episode.time(start.plusMinutes(15)));
    }

    /** Prices are whole hundreds, so that shares are whole đồng. */
    private long amounts(Fields line, long price, int count) {
        long amount = price * count;
        long own = amount * (100 - episode.patient().rate()) / 100;
        line.put("SO_LUONG", count)
                .put("THANH_TIEN_BV", amount)
                .put("THANH_TIEN_BH", amount)
                .put("T_BNCCT", own)
                .put("T_BHTT", amount - own);
        total += amount;
        copayment += own;
        return amount;
    }
}
