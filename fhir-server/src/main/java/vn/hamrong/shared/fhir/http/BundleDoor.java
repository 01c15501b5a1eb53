package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Meta;

/** Where Bundles come in: a transaction is one, a batch is as many calls as it has entries. */
public final class BundleDoor {
    private final IFhirSystemDao<Bundle, Meta> transactions;
    private final Batch batch;

    public BundleDoor(IFhirSystemDao<Bundle, Meta> transactions, Batch batch) {
        this.transactions = transactions;
        this.batch = batch;
    }

    @Transaction
    public Bundle process(@TransactionParam Bundle bundle, ServletRequestDetails request) {
        return bundle.getType() == BundleType.BATCH
                ? batch.process(bundle, request)
                : transactions.transaction(request, bundle);
    }
}
