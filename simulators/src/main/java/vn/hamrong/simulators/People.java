package vn.hamrong.simulators;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Invents people: common Vietnamese names put together by chance. */
public final class People {
    private static final List<String> FAMILIES =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Trịnh", "Lường");
    private static final List<String> MEN =
            List.of("Văn Đức", "Hữu Thắng", "Quốc Khánh", "Minh Quân", "Đình Phước", "Bá Lộc", "Xuân Trường", "Thế Vỹ");
    private static final List<String> WOMEN = List.of(
            "Thị Hoa", "Thị Thủy", "Ngọc Huyền", "Thanh Hằng", "Thị Mỹ Duyên", "Kim Phượng", "Thị Nhẫn", "Diễm Quỳnh");
    static final List<String> WARDS =
            List.of("Xã Giả Định 1", "Xã Giả Định 2", "Phường Thử Nghiệm", "Thị trấn Mẫu", "Xã Ví Dụ");

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1935, 1, 1);
    private static final int BIRTH_DAYS = 90 * 365;

    private final SplittableRandom random;

    public People(SplittableRandom random) {
        this.random = random;
    }

    public Person next() {
        boolean female = random.nextBoolean();
        LocalDate born = FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS));
        return new Person(
                one(FAMILIES), one(female ? WOMEN : MEN), born, female, citizen(born, female), one(WARDS), phone());
    }

    /** Layout of Decree 137/2015/ND-CP, article 13: province, century and sex, year, six digits. */
    private String citizen(LocalDate born, boolean female) {
        int century = (born.getYear() / 100 - 19) * 2 + (female ? 1 : 0);
        return String.format(Locale.ROOT, "038%d%02d%06d", century, born.getYear() % 100, random.nextInt(1_000_000));
    }

    private String phone() {
        return String.format(Locale.ROOT, "0000%06d", random.nextInt(1_000_000));
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
