package vn.hamrong.exchange.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.shared.CitizenId;

/**
 * Invented people with known truth: common names drawn by their rough frequency, families under one roof, twins, fathers
 * and sons of one name. Each record of a person is told with the slips of a registration desk.
 */
final class InventedProvince {
    /** More of the common ones, as in the country: nearly two in five are called Nguyễn. */
    private static final List<String> FAMILIES = weighted(
            "Nguyễn", 38, "Trần", 11, "Lê", 14, "Phạm", 7, "Hoàng", 5, "Vũ", 4, "Đỗ", 3, "Bùi", 3, "Trịnh", 5, "Hà", 4);

    private static final List<String> MIDDLE_OF_MEN =
            weighted("Văn", 45, "Đức", 10, "Hữu", 8, "Quốc", 6, "Minh", 9, "Xuân", 8, "Đình", 7, "Thế", 7);
    private static final List<String> MIDDLE_OF_WOMEN =
            weighted("Thị", 60, "Thị Ngọc", 8, "Thị Thu", 8, "Kim", 5, "Thanh", 7, "Thị Hồng", 6, "Ngọc", 6);
    private static final List<String> MEN = List.of(
            "Hùng", "Hưng", "Dũng", "Tuấn", "Nam", "Minh", "Sơn", "Long", "Hải", "Cường", "Thắng", "Đức", "Quân",
            "Toàn", "Tùng", "Khánh", "Phúc", "Bình", "Hoà", "Tiến", "Mạnh", "Trung", "Thành", "Việt");
    private static final List<String> WOMEN = List.of(
            "Lan", "Hoa", "Hương", "Hằng", "Thuỷ", "Thúy", "Nga", "Mai", "Hà", "Linh", "Trang", "Huyền", "Yến", "Oanh",
            "Loan", "Hoà", "Phương", "Thảo", "Nhung", "Vân", "Mỹ", "Liên", "Quỳnh", "Ngân");
    private static final int COMMUNES = 166;

    final List<Traits> records = new ArrayList<>();
    final List<Integer> owners = new ArrayList<>();
    private final SplittableRandom random;
    private int people;

    InventedProvince(long seed) {
        random = new SplittableRandom(seed);
    }

    private record Household(Traits.Home home, String phone) {}

    /** So many households, and the records that hospitals hold of their members. */
    InventedProvince settle(int households) {
        for (int i = 0; i < households; i++) {
            family();
        }
        return this;
    }

    private void family() {
        Household house = new Household(
                new Traits.Home("thon " + random.nextInt(1, 12), "xa so " + random.nextInt(COMMUNES), "thanh hoa"),
                "09" + digits(8));
        String family = one(FAMILIES);
        Traits father = person(family, true, born(1940, 1985), house);
        Traits mother = person(one(FAMILIES), false, born(1942, 1988), house);
        told(father, mother);
        told(mother, father);
        LocalDate birth = born(1990, 2022);
        Traits child = person(family, random.nextBoolean(), birth, house);
        told(child, mother);
        if (random.nextInt(20) == 0) {
            told(person(family, child.sex().equals("male"), birth, house), mother); // a twin
        }
        if (random.nextInt(50) == 0) {
            Traits son = person(family, true, born(1990, 2010), house);
            told(named(son, father.name()), mother);
        }
    }

    private Traits person(String family, boolean man, LocalDate born, Household house) {
        String name = family + " " + one(man ? MIDDLE_OF_MEN : MIDDLE_OF_WOMEN) + " " + one(man ? MEN : WOMEN);
        int century = (born.getYear() / 100 - 19) * 2 + (man ? 0 : 1);
        String citizen = String.format(Locale.ROOT, "038%d%02d%s", century, born.getYear() % 100, digits(6));
        return new Traits(
                name,
                born.toString(),
                man ? "male" : "female",
                Optional.of(new CitizenId(citizen)),
                Set.of("38" + digits(8)),
                random.nextInt(3) > 0 ? Set.of(house.phone()) : Set.of("09" + digits(8)),
                house.home(),
                Optional.empty());
    }

    /** One to three records of a person, in as many hospitals. */
    private void told(Traits truth, Traits parent) {
        int owner = people++;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            records.add(slipped(truth, parent));
            owners.add(owner);
        }
    }

    private Traits slipped(Traits truth, Traits parent) {
        boolean child = LocalDate.parse(truth.birthDate()).getYear() > 2010;
        return new Traits(
                name(truth.name()),
                birth(truth.birthDate()),
                truth.sex(),
                citizen(truth, child ? Optional.of(parent) : Optional.empty()),
                random.nextInt(100) < 60 ? truth.insurance() : Set.of(),
                random.nextInt(100) < 55 ? truth.phones() : Set.of(),
                random.nextInt(100) < 70 ? home(truth.home()) : Traits.Home.UNKNOWN,
                Optional.empty());
    }

    private String name(String name) {
        int chance = random.nextInt(100);
        if (chance < 20) {
            return FoldedName.of(name).toUpperCase(Locale.ROOT);
        }
        if (chance < 24) {
            return name.replaceFirst(" (\\p{L})[^ ]* ", " $1. ");
        }
        if (chance < 27) {
            return without(name, random.nextInt(name.length()));
        }
        return chance < 29 ? name.replace("oà", "òa").replace("uỷ", "ủy") : name;
    }

    private static String without(String name, int at) {
        return name.charAt(at) == ' ' ? name : name.substring(0, at) + name.substring(at + 1);
    }

    private String birth(String date) {
        int chance = random.nextInt(100);
        if (chance < 3) {
            return date.substring(0, 4);
        }
        if (chance < 5) {
            return date.substring(0, 4) + "-01-01";
        }
        if (chance < 8 && Integer.parseInt(date.substring(8)) <= 12) {
            return date.substring(0, 4) + "-" + date.substring(8) + "-" + date.substring(5, 7);
        }
        return chance < 10
                ? LocalDate.parse(date).withDayOfMonth(random.nextInt(1, 29)).toString()
                : date;
    }

    private Optional<CitizenId> citizen(Traits truth, Optional<Traits> parent) {
        int chance = random.nextInt(100);
        if (parent.isPresent() && chance < 15) {
            return parent.get().citizen();
        }
        if (chance < 35) {
            return Optional.empty();
        }
        String digits = truth.citizen().orElseThrow().digits();
        if (chance >= 38) {
            return truth.citizen();
        }
        int at = random.nextInt(6, 11);
        return Optional.of(new CitizenId(
                digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2)));
    }

    /** One in ten has moved, or is told by the commune's new name. */
    private Traits.Home home(Traits.Home home) {
        return random.nextInt(10) > 0
                ? home
                : new Traits.Home(home.line(), "xa so " + random.nextInt(COMMUNES), home.province());
    }

    private static Traits named(Traits traits, String name) {
        return new Traits(
                name,
                traits.birthDate(),
                traits.sex(),
                traits.citizen(),
                traits.insurance(),
                traits.phones(),
                traits.home(),
                traits.birthOrder());
    }

    private LocalDate born(int from, int to) {
        return LocalDate.of(random.nextInt(from, to), 1, 1).plusDays(random.nextInt(365));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> weighted(Object... nameAndTimes) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < nameAndTimes.length; i += 2) {
            for (int times = (int) nameAndTimes[i + 1]; times > 0; times--) {
                all.add((String) nameAndTimes[i]);
            }
        }
        return all;
    }
}
