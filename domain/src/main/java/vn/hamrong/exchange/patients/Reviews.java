package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/** The questions to a person, and the answers. A pair is one question for ever. */
public interface Reviews {
    /** The most that a list gives. */
    int MOST = 200;

    /** Those of two records with different patients that wait: open before put off, most alike first. */
    List<Review> waiting(int most);

    /** As {@link #waiting(int)}, of pairs of which the facility has one. */
    List<Review> waitingFor(FacilityCode facility, int most);

    /** Those of the facility that were decided to be one person, latest first. */
    List<Review> joinedOf(FacilityCode facility, int most);

    /** Empty when there is none. */
    Optional<Review> find(long id);

    /** All of the record's questions, {@value #MOST} at most. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    List<Review> of(RecordKey record);

    /** The question of the pair, its row locked until the unit ends. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    Optional<Review> find(Pair pair);

    /** Asks about the pair by its likeness. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    void ask(Pair pair, Likeness likeness, Instant at);

    /** Keeps the likeness and the state. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    void update(Review review, Likeness likeness, Review.State state);

    /** Keeps the answer. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    void decide(long id, Review.State state, Review.Decision decision);
}
