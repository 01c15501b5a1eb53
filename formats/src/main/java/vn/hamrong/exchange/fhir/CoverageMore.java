package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Coverage;

/** IN2 and IN3: further numbers of the coverage. Who the subscriber is, {@link Subscribers} has read. */
final class CoverageMore {
    private CoverageMore() {}

    static void in2(Line in2, Draft draft) {
        in2.above(Coverage.class).ifPresent(coverage -> {
            in2.became(coverage);
            number(in2, 6, "medicare", coverage);
            number(in2, 8, "medicaid", coverage);
            number(in2, 10, "military", coverage);
            for (Datum cx : in2.all(61)) {
                Identifiers.cx(cx, "member", next(coverage)).ifPresent(coverage::addIdentifier);
            }
            Codes.concept(in2.field(72), "Coverage.relationship", Tables.SUBSCRIBER)
                    .filter(code -> !coverage.hasRelationship())
                    .ifPresent(coverage::setRelationship);
        });
    }

    private static void number(Line in2, int field, String kind, Coverage coverage) {
        Identifiers.plain(in2.field(field), kind, next(coverage)).ifPresent(coverage::addIdentifier);
    }

    private static String next(Coverage coverage) {
        return "Coverage.identifier[" + coverage.getIdentifier().size() + "]";
    }
}
