package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** XML13, the referral paper → ServiceRequest to the hospital that shall take the patient. */
final class Referrals {
    /** Fields in words, and how the note begins that they become. */
    private static final Map<String, String> NOTES = Map.of(
            "DAU_HIEU_LS", "Dấu hiệu lâm sàng",
            "QT_BENHLY", "Quá trình bệnh lý",
            "TOMTAT_KQ", "Tóm tắt kết quả",
            "PP_DIEUTRI", "Phương pháp điều trị",
            "PP_DIEU_TRI", "Phương pháp điều trị",
            "TEN_DICH_VU", "Dịch vụ đã sử dụng",
            "TEN_THUOC", "Thuốc đã sử dụng",
            "TINH_TRANG_CT", "Tình trạng khi chuyển",
            "HUONG_DIEU_TRI", "Hướng điều trị");

    private static final List<String> ORDER = List.of(
            "DAU_HIEU_LS",
            "QT_BENHLY",
            "TOMTAT_KQ",
            "PP_DIEUTRI",
            "PP_DIEU_TRI",
            "TEN_DICH_VU",
            "TEN_THUOC",
            "TINH_TRANG_CT",
            "HUONG_DIEU_TRI");

    private Referrals() {}

    static void map(Row row, DossierDraft draft) {
        ServiceRequest referral = enter(row, draft);
        if (row.home("MA_LK").isEmpty()) {
            row.becomes(referral);
        }
        row.take("MA_LK", "ServiceRequest.encounter");
        referral.setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.ORDER);
        referral.addCategory(Systems.of(row.table()));
        referral.setSubject(draft.subject()).setEncounter(draft.visitReference());
        Moments.dateTime(row, "NGAY_RA", "ServiceRequest.authoredOn").ifPresent(referral::setAuthoredOnElement);
        receiver(row, "MA_NOI_DEN", referral, draft);
        receiver(row, "MA_CSKCB_DEN", referral, draft);
        draft.firstStaff(row, "MA_BAC_SI", "ServiceRequest.requester").ifPresent(referral::setRequester);
        if (!referral.hasRequester()) {
            row.text("MA_CSKCB", "ServiceRequest.requester")
                    .ifPresent(code -> referral.setRequester(draft.organization(code)));
        }
        reasons(row, referral);
        notes(row, referral);
    }

    /** By the number of the paper; a paper without one by that of its visit: who takes the patient must be able to name it. */
    private static ServiceRequest enter(Row row, DossierDraft draft) {
        String visit = draft.visit();
        return row.text("GIAY_CHUYEN_TUYEN", "ServiceRequest.identifier[0].value")
                .map(number -> draft.numbered(ServiceRequest::new, "referral", number))
                .orElseGet(() -> visit.isEmpty()
                        ? draft.derived(ServiceRequest::new, row.key())
                        : draft.numbered(ServiceRequest::new, "referral-of-visit", visit + row.nthSuffix()));
    }

    private static void receiver(Row row, String field, ServiceRequest referral, DossierDraft draft) {
        row.text(field, "ServiceRequest.performer[0]")
                .ifPresent(code -> referral.addPerformer(draft.organization(code)));
    }

    private static void reasons(Row row, ServiceRequest referral) {
        Optional<String> words = row.text("CHAN_DOAN_RV", "ServiceRequest.reasonCode[0].text");
        words.ifPresent(text -> referral.addReasonCode().setText(text));
        for (String field : List.of("MA_BENH_CHINH", "MA_BENH_KT")) {
            for (String icd : Lists.parts(
                    row.text(field, "ServiceRequest.reasonCode.coding.code").orElse(""))) {
                referral.addReasonCode(Systems.concept(Systems.ICD10, icd));
            }
        }
        row.text("MA_LYDO_CT", "ServiceRequest.orderDetail[0]")
                .ifPresent(code -> referral.addOrderDetail(Systems.concept(Systems.REFERRAL_REASON, code)));
        if (!referral.hasCode()) {
            // prr-1: details only belong to a code.
            referral.setCode(Systems.of(row.table()));
        }
    }

    private static void notes(Row row, ServiceRequest referral) {
        for (String field : ORDER) {
            String title = NOTES.getOrDefault(field, field);
            row.text(field, "ServiceRequest.note.text")
                    .ifPresent(text -> referral.addNote().setText(title + ": " + text));
        }
    }
}
