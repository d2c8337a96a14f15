import { FluentdImage } from '../../fluentd/images/image';
import { KibanaImage } from '../../kibana/images/image';
import { AddOnElasticsearchImage } from './elasticsearch';
import { FLUENTD_1_22 } from './fluentd';
import { KIBANA_4_6_1_1 } from './kibana';

/** The images of the cluster add-on of early 2017. They work with each other only. */
export class AddOnImages {
  /** Fluentd 0.12.31: gcr.io/google_containers/fluentd-elasticsearch:1.22. */
  public static readonly FLUENTD_1_22 = FluentdImage._fromContract(FLUENTD_1_22);
  /** Elasticsearch 2.4.1: gcr.io/google_containers/elasticsearch:v2.4.1-1. */
  public static readonly ELASTICSEARCH_2_4_1_1 = AddOnElasticsearchImage._V2_4_1_1;
  /** Kibana 4.6.1: gcr.io/google_containers/kibana:v4.6.1-1. */
  public static readonly KIBANA_4_6_1_1 = KibanaImage._fromContract(KIBANA_4_6_1_1);

  private constructor() {}
}
