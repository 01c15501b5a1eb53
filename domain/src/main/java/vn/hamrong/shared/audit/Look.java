package vn.hamrong.shared.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.ReadingRight;

/**
 * One line of what a patient is told: somebody's looks of one day, by one right.
 *
 * @param times how often that day
 * @param action as in {@link AuditEntry}
 */
public record Look(
        Instant first, Instant last, int times, Who who, String action, Data data, Optional<ReadingRight> right) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Who looked: of a facility, in a role, under the audit's name for clients and people, which is nobody's name. */
    public record Who(Optional<FacilityCode> facility, String role, String actor) {}

    /** The FHIR types seen, in order, and whose they were; {@code owner} is empty for several facilities' or when not known. */
    public record Data(Optional<FacilityCode> owner, SortedSet<String> kinds) {}

    /** Equal looks of one day are one line: a hospital's own system may read its own patient every minute. */
    static List<Look> of(List<AuditEntry> newestFirst) {
        Map<Same, List<AuditEntry>> lines = new LinkedHashMap<>();
        newestFirst.forEach(row ->
                lines.computeIfAbsent(Same.of(row), line -> new ArrayList<>()).add(row));
        return lines.entrySet().stream()
                .map(line -> of(line.getKey(), line.getValue()))
                .toList();
    }

    private record Same(
            LocalDate day, Who who, String action, Optional<FacilityCode> owner, Optional<ReadingRight> right) {
        static Same of(AuditEntry row) {
            return new Same(
                    LocalDate.ofInstant(row.at(), VIETNAM),
                    new Who(row.facility(), row.role(), row.actor()),
                    row.action(),
                    row.about().owner(),
                    row.about().right());
        }
    }

    private static Look of(Same same, List<AuditEntry> rows) {
        SortedSet<String> kinds = new TreeSet<>();
        rows.forEach(row -> kinds.addAll(kinds(row)));
        return new Look(
                rows.get(rows.size() - 1).at(),
                rows.get(0).at(),
                rows.size(),
                same.who(),
                same.action(),
                new Data(same.owner(), kinds),
                same.right());
    }

    /** As noted; else what the target begins with. */
    private static List<String> kinds(AuditEntry row) {
        String kinds = row.about().kinds();
        return kinds.isEmpty() ? List.of(row.target().split("[/?]", 2)[0]) : List.of(kinds.split(","));
    }
}
