package vn.hamrong.simulators.bhyt;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;

/** What was found: the results of XML4, the course of XML5. */
final class Findings {
    private final Episode episode;
    private final SplittableRandom random;

    Findings(Episode episode, SplittableRandom random) {
        this.episode = episode;
        this.random = random;
    }

    TableFile results() {
        List<TableRecord> results = new ArrayList<>();
        for (Item.Service test : episode.patient().illness().tests()) {
            for (Item.Index index : test.results()) {
                results.add(result(test, index, results.size() + 1));
            }
        }
        return TableFile.of(Table.XML4, results);
    }

    private TableRecord result(Item.Service test, Item.Index index, int number) {
        Fields result = Fields.of(episode)
                .put("STT", number)
                .put("MA_DICH_VU", test.code())
                .put("TEN_CHI_SO", index.name())
                .put("NGAY_KQ", Episode.time(episode.from().plusMinutes(45)))
                .put("MA_BS_DOC_KQ", episode.staff(episode.count() + 11));
        if (index.unit().isEmpty()) {
            return result.put("MO_TA", "Không thấy hình ảnh bất thường")
                    .put("KET_LUAN", "Bình thường")
                    .record();
        }
        int steps = random.nextInt(index.low(), index.high() + 1);
        return result.put("MA_CHI_SO", index.code())
                .put("GIA_TRI", BigDecimal.valueOf(steps, index.decimals()).toPlainString())
                .put("DON_VI_DO", index.unit())
                .record();
    }

    /** One note a day of a stay, at most a month of them; one note otherwise. */
    TableFile course() {
        List<TableRecord> notes = new ArrayList<>();
        LocalDateTime time = episode.from().plusMinutes(55);
        for (; time.isBefore(episode.to()) && notes.size() < 31; time = time.plusDays(1)) {
            notes.add(note(time, notes.size() + 1));
        }
        return TableFile.of(Table.XML5, notes);
    }

    private TableRecord note(LocalDateTime time, int number) {
        Fields note = Fields.of(episode)
                .put("STT", number)
                .put(
                        "DIEN_BIEN_LS",
                        "Người bệnh tỉnh, huyết áp " + (11 + random.nextInt(4)) + "0/80, đỡ " + number + " phần")
                .put("THOI_DIEM_DBLS", Episode.time(time))
                .put("NGUOI_THUC_HIEN", episode.doctor());
        if (number == 1 && random.nextInt(10) == 0) {
            note.put("HOI_CHAN", "Hội chẩn từ xa với tuyến trên: tiếp tục điều trị, theo dõi sát");
        }
        return note.record();
    }
}
