package org.alemtuzumab.pathway.engine;

import java.util.Map;

/**
 * New diagrams, forms or decisions are being deployed: told in the deployment's own transaction, and heard after the commit
 * by whoever depends on them.
 *
 * @param by the user's id; null where the product deploys its own
 * @param files SHA-256 by name of what is deployed
 */
public record ModelsDeployed(String deploymentId, String by, Map<String, String> files) {

    public ModelsDeployed {
        files = Map.copyOf(files);
    }
}
