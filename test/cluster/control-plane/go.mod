// Only marks the folder: setup builds with the files of releases/.
module cdk8s-efk.test/control-plane

go 1.26.8
