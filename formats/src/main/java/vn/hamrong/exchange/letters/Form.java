package vn.hamrong.exchange.letters;

import java.util.Set;
import vn.hamrong.exchange.Destination.Matter;

/**
 * Which message says it, and which facts must come through.
 *
 * @param code MSH-9.1
 * @param event MSH-9.2
 * @param structure MSH-9.3, from version 2.4 on
 */
record Form(String code, String event, String structure, Set<String> facts) {
    private static final String WHO = "patient";
    private static final String NUMBER = "patient number";
    private static final String HOME = "patient address";

    static Form of(Matter matter) {
        return switch (matter) {
            case REFERRAL ->
                new Form("ORM", "O01", "ORM_O01", Set.of(WHO, NUMBER, HOME, "order", "requester", "diagnosis"));
            case RESULT ->
                new Form(
                        "ORU",
                        "R01",
                        "ORU_R01",
                        Set.of(WHO, NUMBER, HOME, "answered order", "report", "specimen", "observation"));
            case VISIT -> new Form("ADT", "A04", "ADT_A01", Set.of(WHO, NUMBER, HOME, "visit", "diagnosis"));
            case DOCUMENT -> new Form("MDM", "T02", "MDM_T02", Set.of(WHO, NUMBER, HOME, "document"));
            case CHARGE -> new Form("DFT", "P03", "DFT_P03", Set.of(WHO, NUMBER, HOME, "charge"));
        };
    }
}
