package vn.hamrong.exchange.patients;

import java.util.Map;
import vn.hamrong.shared.PatientId;

/** The clinical side of a regrouping. All but the counts need an open {@link vn.hamrong.shared.UnitOfWork}. */
public interface SharedRecord {

    /** The hospital's resources that came under the number get the other subject, in bounded pages. */
    void move(Regrouping.Move move);

    /** What came under no number goes with the patient it was written under, in bounded pages. */
    void move(Regrouping.Rest rest);

    /** Writes the shared patient as its records now make it, or as replaced when it has none. */
    void derive(PatientId patient, Standing now);

    /** How many resources of each type would go. */
    Map<String, Integer> count(Regrouping.Move move);

    /** How many resources of each type would go. */
    Map<String, Integer> count(Regrouping.Rest rest);
}
