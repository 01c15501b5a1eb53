package vn.hamrong.exchange.bhyt;

import java.util.Optional;
import java.util.Set;

/**
 * What the decrees and the portal say of one field.
 *
 * @param most characters that both annex and portal allow; {@link Integer#MAX_VALUE} when there is no limit
 * @param mostAnywhere characters that one of them allows, never less than {@code most}
 * @param codes what it may hold, for {@link Kind#CODE} and {@link Kind#CODES}
 * @param repeats whether it repeats the field of XML1 with its name
 * @param forms where it exists
 */
record Field(
        String name,
        Kind kind,
        int most,
        int mostAnywhere,
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

    /** Whether it must be filled. */
    enum Need {
        REQUIRED,
        /** The portal says required, the annex speaks of exceptions. */
        ASKED,
        OPTIONAL
    }
}
