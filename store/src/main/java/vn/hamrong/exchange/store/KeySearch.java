package vn.hamrong.exchange.store;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.desk.Question.Kind;
import vn.hamrong.exchange.desk.Question.Term;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.store.Columns;

/** Which messages and lanes fit a word, within a scope. Every look-up is an index range with a limit. */
final class KeySearch {

    private static final int LANES_MAX = 200;
    private static final int NUMBERS_MAX = 500;
    private static final int NAMES_READ_MAX = 20_000;
    private static final int MRN_MAX = 100;

    /** After every text that starts the same. */
    private static final String END = "\uffff";

    private final JdbcClient db;
    private final Hospitals hospitals;

    KeySearch(DataSource dataSource, Hospitals hospitals) {
        db = JdbcClient.create(dataSource);
        this.hospitals = hospitals;
    }

    /** Single messages, and lanes of which all messages fit. */
    record Fits(Set<Long> numbers, Set<String> lanes, boolean tooMany) {
        boolean isEmpty() {
            return numbers.isEmpty() && lanes.isEmpty();
        }
    }

    Fits find(Term term, Scope scope) {
        Set<Long> numbers = new LinkedHashSet<>();
        Set<String> lanes = new LinkedHashSet<>();
        when(term, Kind.NUMBER, words -> term.number().ifPresent(number -> numbers.addAll(existing(number, scope))));
        Places places = new Places(numbers, lanes);
        when(term, Kind.CITIZEN, words -> places.add(said(SearchKey.citizen(new CitizenId(words)), scope)));
        when(term, Kind.CARD, words -> SearchKey.card(words).forEach(key -> places.add(said(key, scope))));
        when(term, Kind.CODE, words -> {
            numbers.addAll(ofMessage("control_id", words, scope));
            numbers.addAll(ofMessage("visit", words, scope));
            places.add(said(SearchKey.order(words), scope));
            lanes.addAll(ofPatientNumber(words, scope));
        });
        when(term, Kind.NAME, words -> places.add(named(FoldedName.of(words), scope)));
        boolean tooMany = lanes.size() > LANES_MAX;
        Set<String> few = new LinkedHashSet<>(lanes.stream().limit(LANES_MAX).toList());
        return new Fits(numbers, withMerged(few), tooMany);
    }

    /** Where a word was said: by one message, or (number 0) of the patient of a lane. */
    private record Place(String lane, long number) {}

    /** Places, told apart. */
    private record Places(Set<Long> numbers, Set<String> lanes) {
        void add(List<Place> places) {
            for (Place place : places) {
                if (place.number() == 0) {
                    lanes.add(place.lane());
                } else {
                    numbers.add(place.number());
                }
            }
        }
    }

    private static void when(Term term, Kind kind, Consumer<String> search) {
        if (term.mayBe(kind)) {
            search.accept(term.words());
        }
    }

    private List<Long> existing(long number, Scope scope) {
        return numbers("select number from hub.message where number = :value", number, scope);
    }

    /** {@code column} is one of our two, never input. */
    private List<Long> ofMessage(String column, String value, Scope scope) {
        return numbers("select number from hub.message where " + column + " = :value", value, scope);
    }

    private List<Long> numbers(String sql, Object value, Scope scope) {
        return db.sql(sql + own(scope) + " order by number desc limit :max")
                .params(own(scope, Map.of("value", value)))
                .param("max", NUMBERS_MAX)
                .query(Long.class)
                .list();
    }

    private List<Place> said(SearchKey key, Scope scope) {
        return db.sql("select lane, number from hub.search_key where word = :word" + own(scope) + " limit :max")
                .params(own(scope, Map.of("word", key.word())))
                .param("max", NUMBERS_MAX)
                .query((row, index) -> new Place(row.getString("lane"), row.getLong("number")))
                .list();
    }

    /** The hospital's own number is the lane itself. */
    private List<String> ofPatientNumber(String mrn, Scope scope) {
        if (mrn.length() > MRN_MAX) {
            return List.of();
        }
        List<FacilityCode> all = scope.only()
                .map(List::of)
                .orElseGet(() -> hospitals.all().stream().map(one -> one.code()).toList());
        List<String> keys =
                all.stream().map(code -> LaneRows.key(new Lane(code, mrn))).toList();
        return db.sql("select distinct lane from hub.message where lane = any(:lanes)")
                .param("lanes", Columns.texts(keys))
                .query(String.class)
                .list();
    }

    /** First as said, from any word of a name on; when nobody is called that, the words wherever they stand. */
    private List<Place> named(String folded, Scope scope) {
        if (folded.isEmpty()) {
            return List.of();
        }
        List<Place> asSaid = beginning(folded, scope, "", Map.of());
        List<String> words = List.of(folded.split(" "));
        return asSaid.isEmpty() && words.size() > 1 ? scattered(words, scope) : asSaid;
    }

    /** By the last word, in Vietnam the given name: it is the rarest. */
    private List<Place> scattered(List<String> words, Scope scope) {
        StringBuilder having = new StringBuilder();
        Map<String, Object> params = new HashMap<>();
        for (int i = 0; i < words.size() - 1; i++) {
            having.append(i == 0 ? " where " : " and ")
                    .append("' ' || words like :other")
                    .append(i);
            params.put("other" + i, "% " + words.get(i) + "%");
        }
        return beginning(words.get(words.size() - 1), scope, having.toString(), params);
    }

    private List<Place> beginning(String start, Scope scope, String having, Map<String, Object> more) {
        String from = SearchKey.nameFrom(start).word();
        return db.sql("select lane, number from (select lane, number, words from hub.search_key"
                        + " where word >= :from and word < :to" + own(scope)
                        + " order by word limit :read) named" + having + " limit :max")
                .params(own(scope, more))
                .param("from", from)
                .param("to", from + END)
                .param("read", having.isEmpty() ? 2 * LANES_MAX + 1 : NAMES_READ_MAX)
                .param("max", 2 * LANES_MAX + 1)
                .query((row, index) -> new Place(row.getString("lane"), row.getLong("number")))
                .list();
    }

    /** A patient's numbers that became one are one story, whichever of them was found. */
    private Set<String> withMerged(Set<String> lanes) {
        if (lanes.isEmpty()) {
            return lanes;
        }
        Set<String> all = new LinkedHashSet<>(lanes);
        all.addAll(merged("select surviving from hub.merged_lane where lane = any(:lanes)", all));
        all.addAll(merged("select lane from hub.merged_lane where surviving = any(:lanes)", all));
        return all;
    }

    private List<String> merged(String sql, Set<String> lanes) {
        return db.sql(sql)
                .param("lanes", Columns.texts(lanes))
                .query(String.class)
                .list();
    }

    private static String own(Scope scope) {
        return scope.only().isPresent() ? " and hospital = :hospital" : "";
    }

    private static Map<String, Object> own(Scope scope, Map<String, Object> others) {
        Map<String, Object> params = new HashMap<>(others);
        scope.only().ifPresent(code -> params.put("hospital", code.value()));
        return params;
    }
}
