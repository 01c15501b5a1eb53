package vn.hamrong.exchange.bhyt;

import java.util.Optional;
import java.util.Set;

/**
 * What the decrees and the portal say of one field.
 *
 * @param most the annex's limit in characters; {@link Integer#MAX_VALUE} when there is none
 * @param mostAtPortal what the portal takes, never less than {@code most}
 * @param codes what it may hold, for {@link Kind#CODE} and {@link Kind#CODES}
 * @param repeats whether it repeats the field of XML1 with its name
 * @param forms where it exists
 */
record Field(
        String name,
        Kind kind,
        int most,
        int mostAtPortal,
        Need need,
        Optional<Condition> condition,
        Set<String> codes,
        boolean repeats,
        Set<Form> forms) {

    Field {
        codes = Set.copyOf(codes);
        forms = Set.copyOf(forms);
    }

    boolean isIn(Form form) {
        return forms.contains(form);
    }

    /** How a value must be written. */
    enum Kind {
        TEXT,
        INT,
        DEC,
        CODE,
        CODES,
        TIME,
        DATE,
        DATES,
        MOMENT,
        BIRTH
    }

    /** Whether it must be filled. */
    enum Need {
        REQUIRED,
        /** The portal says required, the annex speaks of exceptions. */
        ASKED,
        OPTIONAL
    }
}
