const express = require('express')
const accounts = require('./accounts')

const app = express()

app.get('/accounts', (req, res) =>
  accounts.all().then((all) => res.json(all)))

app.get('/accounts/:id', async (req, res) => {
  'use strict'
  res.json(await accounts.find(req.params.id))
})

module.exports = app
