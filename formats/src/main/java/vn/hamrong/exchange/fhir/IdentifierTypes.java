package vn.hamrong.exchange.fhir;

import java.util.Set;

/** Table 0203: the types of numbers that the code system {@code v2-0203} of FHIR R4 knows. */
final class IdentifierTypes {
    private static final Set<String> KNOWN = Set.of(
            ("AC ACSN AM AMA AN ANC AND ANON ANT APRN ASID BA BC BCT BR BRN BSNR CC CONM CY CZ DC DDS DEA DFN DI DL"
                            + " DN DO DP DPM DR DS EI EN ESN FI GI GL GN HC IND JHN LACSN LANR LI LN LR MA MB MC MCD MCN MCR"
                            + " MCT MD MI MR MRT MS NBSNR NCT NE NH NI NII NIIP NP NPI OD PA PC PCN PE PEN PI PN PNT PPIN"
                            + " PPN PRC PRN PT QA RI RN RPH RR RRI RRP SID SL SN SP SR SS TAX TN TPR TRL U UDI UPIN VN"
                            + " VP VS WC WCN WP XX")
                    .split(" ", -1));

    private IdentifierTypes() {}

    static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
